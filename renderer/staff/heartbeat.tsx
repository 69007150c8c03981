import { useEffect } from 'react';

/** Main replaces a window that stops saying so. */
const beatMs = 1000;

/** Says that the window runs for as long as what it shows stands: a fault in drawing takes this along with the rest. */
export function Heartbeat() {
  useEffect(() => {
    const beat = () => void window.kiosk.beat();
    beat();
    const timer = setInterval(beat, beatMs);
    return () => clearInterval(timer);
  }, []);
  return null;
}
