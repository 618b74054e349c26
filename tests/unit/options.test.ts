import { expect, test } from 'vitest';
import { UserFacingError } from '../../main/errors.ts';
import { centralArguments } from '../../main/options.ts';

test('the owner says for how many days a desk lets people in without a line', () => {
  expect(centralArguments([], {}).offlineDays).toBeUndefined();
  expect(centralArguments(['--offline-days', '7'], {}).offlineDays).toBe(7);
  expect(centralArguments(['--offline-days=0'], {}).offlineDays).toBe(0);
});

test.each(['', '-1', '1.5', '366', 'неделя'])('«%s» is no number of days', (days) => {
  expect(() => centralArguments([`--offline-days=${days}`], {})).toThrow(UserFacingError);
});
