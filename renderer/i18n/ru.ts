import { accept } from './ru/accept.ts';
import { actions } from './ru/actions.ts';
import { agreements, endRent } from './ru/agreements.ts';
import { approval } from './ru/approval.ts';
import { camera } from './ru/camera.ts';
import { chat } from './ru/chat.ts';
import { client } from './ru/client.ts';
import { card, clients } from './ru/clients.ts';
import { commandFields } from './ru/commandFields.ts';
import { common, errors, units } from './ru/common.ts';
import { dashboardMeans } from './ru/dashboardMeans.ts';
import { dashboards } from './ru/dashboards.ts';
import { day } from './ru/day.ts';
import { downloads } from './ru/downloads.ts';
import * as editor from './ru/editor.ts';
import { exchange } from './ru/exchange.ts';
import { form } from './ru/form.ts';
import { frame, screens } from './ru/frame.ts';
import { history } from './ru/history.ts';
import { indexation } from './ru/indexation.ts';
import { letting } from './ru/letting.ts';
import { list } from './ru/list.ts';
import { moveOut } from './ru/moveOut.ts';
import { notices } from './ru/notices.ts';
import { palette } from './ru/palette.ts';
import { passport } from './ru/passport.ts';
import { payments } from './ru/payments.ts';
import { debtLevels, lockLevels, plan, print } from './ru/plan.ts';
import { papers, prints } from './ru/print.ts';
import { property } from './ru/property.ts';
import { rooms, status } from './ru/rooms.ts';
import { settings } from './ru/settings.ts';
import { signIn } from './ru/signIn.ts';
import { accessGiven, accessHints, accessNames, accessTaken, staff } from './ru/staff.ts';
import { locks, today } from './ru/today.ts';
import { worktime } from './ru/worktime.ts';

/** Texts of the screens, Russian: the first language. `en.ts` must have the same keys (a type and a test see to it). */
export const ru = {
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
} as const;
