import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/nl-be';
import { t } from '../../words.ts';

interface Props {
  value: string | null;
  onPick: (value: string) => void;
}

/** Comes over the line only when somebody opens it. Weekends keep the plain ink: the picker's red is too pale to read. */
export default function Calendar({ value, onPick }: Props) {
  return (
    <DatePicker
      value={value}
      {...(value === null ? {} : { defaultDate: value })}
      onChange={(next) => {
        if (next) onPick(next);
      }}
      locale="nl-be"
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      ariaLabels={{
        nextMonth: t.form.nextMonth,
        previousMonth: t.form.previousMonth,
        nextYear: t.form.nextYear,
        previousYear: t.form.previousYear,
        nextDecade: t.form.nextDecade,
        previousDecade: t.form.previousDecade,
      }}
    />
  );
}
