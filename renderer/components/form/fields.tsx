import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import 'dayjs/locale/ru';
import { type FocusEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { day } from '../../i18n/format.ts';
import { maskPhone } from '../phoneMask.ts';
import { MaskedInput, type MaskedInputProps } from './MaskedInput.tsx';
import {
  accountMask,
  bikMask,
  countMask,
  dateMask,
  innMask,
  kppMask,
  type Mask,
  moneyMask,
  ogrnMask,
  passportNumberMask,
  passportSeriesMask,
  subdivisionMask,
  wholeYear,
} from './mask.ts';

type FieldProps = Omit<MaskedInputProps, 'mask'>;

const digitsField = (mask: Mask, hint?: string) => (props: FieldProps) => (
  <MaskedInput
    inputMode="numeric"
    {...(hint === undefined ? {} : { placeholder: hint })}
    {...props}
    mask={mask}
  />
);

export const PassportSeriesField = digitsField(passportSeriesMask, '45 10');
export const PassportNumberField = digitsField(passportNumberMask, '123456');
export const SubdivisionField = digitsField(subdivisionMask, '770-001');
export const InnField = digitsField(innMask);
export const BikField = digitsField(bikMask);
export const OgrnField = digitsField(ogrnMask);
export const KppField = (props: FieldProps) => <MaskedInput {...props} mask={kppMask} />;
export const AccountField = digitsField(accountMask);
export const CountField = digitsField(countMask);

const phoneMask: Mask = {
  keep: (text) => (text.trim() === '+' ? '+' : maskPhone(text, text.length).text.replace(/\D/g, '')),
  show: (kept) => (kept === '+' ? '+' : maskPhone(kept, kept.length).text),
};

/** A phone in any spelling, shown as «+7 926 321-65-98». */
export const PhoneField = (props: FieldProps) => (
  <MaskedInput type="tel" inputMode="tel" placeholder="+7 900 000-00-00" {...props} mask={phoneMask} />
);

const rubles = moneyMask();
const signedRubles = moneyMask(true);

/** Rubles: «12 345,50 ₽». `signed`: a minus may stand before it. */
export const MoneyField = ({ signed = false, ...props }: FieldProps & { readonly signed?: boolean }) => (
  <MaskedInput
    inputMode="decimal"
    rightSection={<span aria-hidden>₽</span>}
    styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    {...props}
    mask={signed ? signedRubles : rubles}
  />
);

/** `DD.MM.YYYY` as a calendar takes it; null where it is no whole date. */
export const isoOf = (text: string): string | null => {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  return parts === null ? null : `${parts[3]}-${parts[2]}-${parts[1]}`;
};

interface DateFieldProps extends FieldProps {
  /** The calendar's bounds, `YYYY-MM-DD`; what is typed beyond them the API refuses in its own words. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** A day typed by hand as «20.11.2026» («1.2.26» will do), or picked from a calendar. */
export const DateField = ({ min, max, value = '', onChange, onBlur, ...props }: DateFieldProps) => {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const iso = isoOf(value);
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    const whole = wholeYear(value);
    if (whole !== value) onChange?.(whole);
    onBlur?.(event);
  };
  const pick = (picked: string | null) => {
    if (picked !== null) onChange?.(day(picked));
    setOpen(false);
  };
  const calendar = (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          size="sm"
          tabIndex={-1}
          aria-label={t('form.calendar')}
          disabled={props.disabled ?? false}
          onClick={() => setOpen(!open)}
        >
          <IconCalendar size={16} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
          <DatePicker
            value={iso}
            {...(iso === null ? {} : { defaultDate: iso })}
            {...(min === undefined ? {} : { minDate: min })}
            {...(max === undefined ? {} : { maxDate: max })}
            onChange={pick}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <MaskedInput
      inputMode="numeric"
      placeholder={t('form.dateHint')}
      {...props}
      rightSection={calendar}
      value={value}
      onChange={(text) => onChange?.(text)}
      onBlur={leave}
      mask={dateMask}
    />
  );
};
