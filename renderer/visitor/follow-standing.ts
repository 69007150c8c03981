import type { Standing } from '../../electron/core/standing.ts';

/** Main that did not answer is asked again after this time; it always answers. */
const pauseMs = 1000;

/** Tells what staff want of the kiosk, at once and at every change, as long as the window lives. */
export async function followStanding(onChange: (standing: Standing) => void): Promise<never> {
  let seen = 0;
  for (;;) {
    const answer = await window.kiosk.followStanding({ seen });
    if (answer.ok) {
      seen = answer.value.version;
      onChange(answer.value);
    } else {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
