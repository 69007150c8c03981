import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../../parts/icon.tsx';
import { usePanel } from '../panel-context.tsx';

/** The zones of Russia from west to east, and those of visitors' homes; the one that is set stands among them. */
const usualZones: readonly string[] = [
  'UTC', 'Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk',
  'Asia/Krasnoyarsk', 'Asia/Irkutsk', 'Asia/Shanghai', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka',
];

/** A zone by its name in the language of the panel, and how far it is from UTC today. */
function zoneName(zone: string, language: string): string {
  const part = (timeZoneName: 'longGeneric' | 'shortOffset') =>
    new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName }).formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const [name, offset] = [part('longGeneric'), part('shortOffset').replace('GMT', 'UTC')];
  return name === offset || zone === 'UTC' ? offset : `${name}, ${offset}`;
}

interface TimeZoneChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** One time zone of a list. */
export function TimeZoneChoice({ label, value, onChange }: TimeZoneChoiceProps) {
  const { language } = usePanel();
  const zones = usualZones.includes(value) ? usualZones : [value, ...usualZones];
  return (
    <Select aria-label={label} selectedKey={value} onSelectionChange={(key) => key !== null && onChange(String(key))}>
      <Button className="key zone-key">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="zone-list">
        <ListBox>
          {zones.map((zone) => (
            <ListBoxItem key={zone} id={zone} className="zone-option">{zoneName(zone, language)}</ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
