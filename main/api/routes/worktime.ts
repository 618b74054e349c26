import * as contract from '../../../contract/worktime.ts';
import { addTimePoint } from '../../commands/addTimePoint.ts';
import { givePhotoConsent } from '../../commands/givePhotoConsent.ts';
import { setSchedule } from '../../commands/setSchedule.ts';
import { withdrawPhotoConsent } from '../../commands/withdrawPhotoConsent.ts';
import { deskNow } from '../../queries/deskNow.ts';
import { photoConsent } from '../../queries/photoConsent.ts';
import { timeSheet } from '../../queries/timeSheet.ts';
import { clockBack } from '../clockBack.ts';
import { type Route, readAs, route, write } from '../route.ts';

/** `HH:MM` as minutes since midnight. */
const minutes = (text: string): number => {
  const [hours = 0, rest = 0] = text.split(':').map(Number);
  return hours * 60 + rest;
};

export const WORKTIME_ROUTES: readonly Route[] = [
  route(contract.deskNow, 'signedIn', ({ desk, manager }) => {
    if (manager === null) throw new Error('this read needs a manager');
    const back = clockBack(desk);
    return desk.connections.snapshot((db) => deskNow({ db, now: desk.clock.now() }, manager.id, back));
  }),
  readAs(contract.photoConsent, photoConsent),
  write(contract.givePhotoConsent, givePhotoConsent, ({ version }) => ({ textVersion: version })),
  write(contract.withdrawPhotoConsent, withdrawPhotoConsent, () => ({})),
  write(contract.markTimeWithoutPhoto, addTimePoint, (input, { desk }) => ({
    kind: input.start_or_end,
    file: null,
    clockBack: clockBack(desk),
  })),
  write(contract.setSchedule, setSchedule, (input) => ({
    managerIds: input.manager_ids,
    since: input.since,
    days: input.days,
    startMinute: minutes(input.start_time),
    endMinute: minutes(input.end_time),
  })),
  readAs(contract.timeSheet, timeSheet),
];
