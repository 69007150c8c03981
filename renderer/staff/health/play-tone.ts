export type Side = 'left' | 'right';

const seconds = 1.2;
/** Without it the beginning and the end of a tone crack. */
const fadeSeconds = 0.03;
/** A fifth and a quarter of full scale: heard across a lobby, and nobody starts. */
const loudness = 0.25;
const hertz = { left: 440, right: 660 } as const;

/** True unless the system says that there is nothing to hear a sound from. */
export async function hasSoundDevice(): Promise<boolean> {
  try {
    return (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audiooutput');
  } catch {
    return false;
  }
}

/** Plays a tone out of one speaker only; the returned function ends it. */
export function playTone(side: Side): () => void {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const fade = context.createGain();
  const speakers = context.createChannelMerger(2);
  const [begin, end] = [context.currentTime, context.currentTime + seconds];
  tone.frequency.value = hertz[side];
  fade.gain.setValueAtTime(0, begin);
  fade.gain.linearRampToValueAtTime(loudness, begin + fadeSeconds);
  fade.gain.setValueAtTime(loudness, end - fadeSeconds);
  fade.gain.linearRampToValueAtTime(0, end);
  tone.connect(fade);
  fade.connect(speakers, 0, side === 'left' ? 0 : 1);
  speakers.connect(context.destination);
  const leave = () => {
    if (context.state !== 'closed') void context.close();
  };
  tone.addEventListener('ended', leave);
  tone.start(begin);
  tone.stop(end);
  return leave;
}
