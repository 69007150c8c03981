import { cornerAt, fingerDown, fingerHeld, fingerUp, noGesture, type Gesture, type GestureRules } from '../../electron/core/corner-gesture.ts';

/** Watches for the hidden gesture of staff, beside whatever the screen does. Returns how to stop. */
export function watchStaffGesture(rules: GestureRules, onComplete: () => void): () => void {
  let gesture: Gesture = noGesture;
  let pointer: { readonly id: number; readonly target: EventTarget | null } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSwallowing = false;

  const held = () => {
    const after = fingerHeld(gesture, rules, performance.now());
    if (after.gesture === gesture && !after.isComplete) return;
    gesture = after.gesture;
    letGoOfKey();
    if (after.isComplete) onComplete();
  };
  /** A corner that was held is no press of what lies under it: the key there lets go, and its click never comes. */
  const letGoOfKey = () => {
    isSwallowing = true;
    pointer?.target?.dispatchEvent(new PointerEvent('pointercancel', { pointerId: pointer.id, bubbles: true }));
  };
  const down = (event: PointerEvent) => {
    isSwallowing = false;
    clearTimeout(timer);
    if (!event.isPrimary) {
      gesture = noGesture;
      return;
    }
    pointer = { id: event.pointerId, target: event.target };
    const corner = cornerAt({ x: event.clientX, y: event.clientY }, { width: innerWidth, height: innerHeight });
    gesture = fingerDown(gesture, corner, rules, performance.now());
    if (gesture.step !== 'none') timer = setTimeout(held, rules.holdMs + 20);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== pointer?.id || !event.isTrusted) return;
    clearTimeout(timer);
    gesture = fingerUp(gesture, performance.now());
    if (isSwallowing) event.stopImmediatePropagation();
  };
  const click = (event: MouseEvent) => {
    if (!isSwallowing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listen = { capture: true };
  window.addEventListener('pointerdown', down, listen);
  window.addEventListener('pointerup', up, listen);
  window.addEventListener('pointercancel', up, listen);
  window.addEventListener('click', click, listen);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('pointerdown', down, listen);
    window.removeEventListener('pointerup', up, listen);
    window.removeEventListener('pointercancel', up, listen);
    window.removeEventListener('click', click, listen);
  };
}
