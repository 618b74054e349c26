import { accept } from './en/accept.ts';
import { actions } from './en/actions.ts';
import { agreements, endRent } from './en/agreements.ts';
import { approval } from './en/approval.ts';
import { camera } from './en/camera.ts';
import { chat } from './en/chat.ts';
import { client } from './en/client.ts';
import { card, clients } from './en/clients.ts';
import { commandFields } from './en/commandFields.ts';
import { common, errors, units } from './en/common.ts';
import { dashboardMeans } from './en/dashboardMeans.ts';
import { dashboards } from './en/dashboards.ts';
import { day } from './en/day.ts';
import { downloads } from './en/downloads.ts';
import * as editor from './en/editor.ts';
import { exchange } from './en/exchange.ts';
import { form } from './en/form.ts';
import { frame, screens } from './en/frame.ts';
import { history } from './en/history.ts';
import { indexation } from './en/indexation.ts';
import { letting } from './en/letting.ts';
import { list } from './en/list.ts';
import { moveOut } from './en/moveOut.ts';
import { notices } from './en/notices.ts';
import { palette } from './en/palette.ts';
import { passport } from './en/passport.ts';
import { payments } from './en/payments.ts';
import { debtLevels, lockLevels, plan, print } from './en/plan.ts';
import { papers, prints } from './en/print.ts';
import { property } from './en/property.ts';
import { rooms, status } from './en/rooms.ts';
import { settings } from './en/settings.ts';
import { signIn } from './en/signIn.ts';
import { accessGiven, accessHints, accessNames, accessTaken, staff } from './en/staff.ts';
import { locks, today } from './en/today.ts';
import { worktime } from './en/worktime.ts';
import type { Mirror } from './mirror.ts';
import type { ru } from './ru.ts';

/** Texts of the screens, English. Sentences of refusal come from the API and stay Russian. */
export const en: Mirror<typeof ru> = {
  commandFields,
  downloads,
  exchange,
  property,
  prints,
  papers,
  settings,
  form,
  history,
  actions,
  indexation,
  moveOut,
  letting,
  approval,
  client,
  passport,
  camera,
  staff,
  accessNames,
  accessHints,
  accessGiven,
  accessTaken,
  worktime,
  chat,
  notices,
  common,
  list,
  accept,
  agreements,
  endRent,
  palette,
  payments,
  day,
  dashboardMeans,
  dashboards,
  today,
  locks,
  plan,
  lockLevels,
  debtLevels,
  print,
  ...editor,
  screens,
  frame,
  signIn,
  errors,
  units,
  clients,
  card,
  status,
  rooms,
};
