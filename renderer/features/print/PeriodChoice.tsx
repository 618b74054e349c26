import { DatePickerInput, DatesProvider, MonthPickerInput } from '@mantine/dates';
import 'dayjs/locale/ru';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const Dates = ({ children }: { children: ReactNode }) => {
  const { i18n } = useTranslation();
  return <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>{children}</DatesProvider>;
};

interface MonthProps {
  readonly label: string;
  /** `YYYY-MM`; null: without end. */
  readonly value: string | null;
  readonly onChange: (month: string | null) => void;
}

export const MonthChoice = ({ label, value, onChange }: MonthProps) => (
  <Dates>
    <MonthPickerInput
      size="sm"
      w={150}
      clearable
      aria-label={label}
      placeholder={label}
      valueFormat="MM.YYYY"
      value={value === null ? null : `${value}-01`}
      onChange={(day) => onChange(day === null ? null : day.slice(0, 7))}
    />
  </Dates>
);

interface DayProps {
  readonly label: string;
  /** `YYYY-MM-DD`; null: not known yet. */
  readonly value: string | null;
  readonly onChange: (day: string) => void;
}

export const DayChoice = ({ label, value, onChange }: DayProps) => (
  <Dates>
    <DatePickerInput
      size="sm"
      w={150}
      aria-label={label}
      placeholder={label}
      valueFormat="DD.MM.YYYY"
      value={value}
      onChange={(day) => day !== null && onChange(day)}
    />
  </Dates>
);
