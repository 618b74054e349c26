import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One Russian sentence for a value that doesn't fit its schema: what is wrong, and what is wanted. */
export const fieldMessage = (issue: Issue): string => {
  if (issue.code === 'unrecognized_keys')
    return `неизвестный параметр «${issue.keys.join('», «')}»: проверьте написание`;
  if (issue.code === 'invalid_value') return `допустимые значения: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `${SIZE[issue.origin] ?? 'значение'}: не меньше ${issue.minimum}`;
  if (issue.code === 'too_big') return `${SIZE[issue.origin] ?? 'значение'}: не больше ${issue.maximum}`;
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? 'обязательное поле не заполнено'
      : `нужно ${KIND[issue.expected] ?? issue.expected}`;
  }
  // A format that has a sentence of its own says what is wanted; the library's own is English.
  if (issue.code === 'invalid_format')
    return /[а-яё]/i.test(issue.message) ? issue.message : 'неверный формат';
  return issue.code === 'custom' && issue.message ? issue.message : 'недопустимое значение';
};

/** The field's name on the wire: `client.username`, `room_ids.0`. */
export const fieldName = (issue: Issue): string =>
  issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.map(String).join('.');

const SIZE: Readonly<Record<string, string>> = {
  string: 'число знаков',
  array: 'число значений',
  number: 'значение',
  int: 'значение',
};

const KIND: Readonly<Record<string, string>> = {
  number: 'число',
  int: 'целое число',
  string: 'текст',
  array: 'список',
  object: 'набор полей',
  boolean: 'да или нет',
};
