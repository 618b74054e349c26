import { addPayment } from './addPayment.ts';
import { addTimePoint } from './addTimePoint.ts';
import { approveClient } from './approveClient.ts';
import { approveMoveOut } from './approveMoveOut.ts';
import { closeDay } from './closeDay.ts';
import type { Command } from './command.ts';
import { dropRejected } from './dropRejected.ts';
import { editClient } from './editClient.ts';
import { editComment } from './editComment.ts';
import { editPayment } from './editPayment.ts';
import { endRent } from './endRent.ts';
import { formAgreement } from './formAgreement.ts';
import { givePhotoConsent } from './givePhotoConsent.ts';
import { loadProperty } from './loadProperty.ts';
import { makeReturn } from './makeReturn.ts';
import { markMessages } from './markMessages.ts';
import { payByRoom } from './payByRoom.ts';
import { planIndexation } from './planIndexation.ts';
import { registerClient } from './registerClient.ts';
import { replacePassportPhoto } from './replacePassportPhoto.ts';
import { saveFloorPlan } from './saveFloorPlan.ts';
import { sendAgain } from './sendAgain.ts';
import { sendAgreementLink } from './sendAgreementLink.ts';
import { sendMessage } from './sendMessage.ts';
import { setAccesses } from './setAccesses.ts';
import { setLandlord } from './setLandlord.ts';
import { setSchedule } from './setSchedule.ts';
import { testRoom } from './testRoom.ts';
import { withdrawPhotoConsent } from './withdrawPhotoConsent.ts';

/** Every command there is: a rebase and the centre find by name what a desk has queued. A test sees that none is missing. */
const COMMANDS: readonly Command[] = [
  addPayment,
  addTimePoint,
  approveClient,
  approveMoveOut,
  closeDay,
  dropRejected,
  editClient,
  editComment,
  editPayment,
  endRent,
  formAgreement,
  givePhotoConsent,
  loadProperty,
  makeReturn,
  markMessages,
  payByRoom,
  planIndexation,
  registerClient,
  replacePassportPhoto,
  saveFloorPlan,
  sendAgain,
  sendAgreementLink,
  sendMessage,
  setAccesses,
  setLandlord,
  setSchedule,
  testRoom,
  withdrawPhotoConsent,
];

const BY_NAME: ReadonlyMap<string, Command> = new Map(COMMANDS.map((one) => [one.name, one]));

/** @returns undefined for a command of a newer version */
export const findCommand = (name: string): Command | undefined => BY_NAME.get(name);

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
