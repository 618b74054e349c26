import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dayOut, optionalDayIn, optionalIntIn, rublesOut } from './fields.ts';

/** Beyond the document: how much was let, and how much will be by what is known today. */

const told = <T extends z.ZodType>(schema: T, description: string): T => schema.meta({ description });
const monthOut = () => z.string().regex(/^\d{4}-\d{2}$/);

export const rentTrend = endpoint({
  method: 'GET',
  path: '/_desk_/rent_trend',
  title: 'Аренда по месяцам: как было, и как будет по нынешним договорам',
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    /** The days of the past; not given: the 12 months up to today. */
    start_date: optionalDayIn(),
    end_date: optionalDayIn(),
  }),
  output: z.object({
    area_offered: told(z.number(), 'Площадь ячеек в эксплуатации сейчас, м².'),
    rented_by_month: told(
      z.array(
        z.object({
          month: monthOut(),
          day: told(dayOut(), 'Последний день месяца в диапазоне, не позже сегодня.'),
          rooms: told(z.int(), 'Аренды, идущие в этот день.'),
          area: told(z.number(), 'Их площадь, м².'),
          area_rate: told(z.number(), 'area / area_offered, в процентах.'),
          rent: told(rublesOut(), 'Плата за месяц по ценам этого дня, рубли.'),
          price_1m: told(rublesOut(), 'Она же на 1 м² арендованной площади.'),
        }),
      ),
      'Арендовано на конец каждого месяца диапазона.',
    ),
    now: told(
      z.object({ rooms: z.int(), rent: rublesOut() }),
      'Аренды, идущие сегодня, и плата за месяц по ним, рубли.',
    ),
    forecast: told(
      z.array(
        z.object({
          month: monthOut(),
          rooms: told(z.int(), 'Аренды после последнего дня месяца, за вычетом выехавших.'),
          rent: told(rublesOut(), 'Плата за месяц по ним: прежняя + starting − leaving + indexed.'),
          starting_cnt: told(z.int(), 'Аренды, которые начнутся.'),
          starting_rent: rublesOut(),
          indexed_cnt: told(z.int(), 'Запланированные индексации.'),
          indexed_rent: rublesOut(),
          leaving_cnt: told(z.int(), 'Запланированные выезды; просроченные — в первом месяце.'),
          leaving_rent: rublesOut(),
        }),
      ),
      'Прогноз на 12 месяцев, начиная с нынешнего: только то, что записано сегодня, без новых клиентов и незаявленных выездов.',
    ),
  }),
});
