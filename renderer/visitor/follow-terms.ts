import type { TourTerms } from '../../electron/core/tour-terms.ts';

/** Main that did not answer is asked again after this time; it always answers. */
const pauseMs = 1000;

/** Tells at every change what visits are to go by, as long as the window lives. */
export async function followTerms(first: number, onChange: (terms: TourTerms) => void): Promise<never> {
  let seen = first;
  for (;;) {
    const answer = await window.kiosk.followTerms({ seen });
    if (answer.ok) {
      seen = answer.value.version;
      onChange(answer.value);
    } else {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
