import { useEffect, useRef, type KeyboardEvent } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import type { Language } from '../../../electron/core/language.ts';
import { forgetCaret } from './caret.ts';
import { useKeyboardDock, type FieldKind } from './dock-context.ts';
import './kiosk-text-field.css';

interface KioskTextFieldProps {
  readonly label: string;
  /** where the label stands beside the field anyway */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `address`: an e-mail or a web address, without capital and Russian letters · `digits`: a code */
  readonly kind?: FieldKind;
  /** in which the text is, where that need not be the panel's: the keyboard begins in it */
  readonly language?: Language;
  /** in UTF-16 units */
  readonly maxLength?: number;
  /** The field is what its screen is for: it has the focus and the keyboard from the beginning. */
  readonly isFirst?: boolean;
  readonly isInvalid?: boolean;
  /** what is wrong, in words; shown while `isInvalid` */
  readonly fault?: string;
  /** Enter of a physical keyboard */
  readonly onSubmit?: () => void;
}

/** A line of text, typed on the keyboard of the screen or on a physical one. Stands somewhere in a `KeyboardDock`. */
export function KioskTextField(props: KioskTextFieldProps) {
  const { label, isLabelHidden, value, onChange, kind = 'text', language, maxLength, isFirst = false, isInvalid = false, fault, onSubmit } = props;
  const input = useRef<HTMLInputElement>(null);
  const { open, speak, release } = useKeyboardDock();
  const spoken = useRef<Language | null>(null);
  useEffect(() => {
    spoken.current = language ?? null;
    if (input.current) speak(input.current, spoken.current);
  }, [language, speak]);
  useEffect(() => {
    const field = input.current;
    if (!field) return undefined;
    if (isFirst) {
      field.focus();
      open({ input: field, kind, stays: true, language: spoken.current });
    }
    return () => release(field);
  }, [isFirst, kind, open, release]);
  return (
    <TextField
      className="kiosk-field"
      type="text"
      // The kiosk's own keyboard stands in for the operating system's; nothing is remembered, nothing is corrected.
      inputMode="none"
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      value={value}
      onChange={onChange}
      isInvalid={isInvalid}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && onSubmit?.()}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      {!isLabelHidden && <Label>{label}</Label>}
      <Input
        ref={input}
        className="kiosk-field-input"
        {...(language ? { lang: language } : {})}
        onPointerDown={({ currentTarget }) => forgetCaret(currentTarget)}
        onKeyDown={({ currentTarget }) => forgetCaret(currentTarget)}
        onClick={({ currentTarget, nativeEvent }) => {
          // Whoever works with a mouse has a keyboard beside it.
          if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== 'mouse') open({ input: currentTarget, kind, stays: isFirst, language: language ?? null });
        }}
      />
      {fault !== undefined && <FieldError className="kiosk-field-fault">{fault}</FieldError>}
    </TextField>
  );
}
