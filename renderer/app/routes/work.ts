import { createRoute, redirect } from '@tanstack/react-router';
import { ActionsScreen } from '../../features/actions/ActionsScreen.tsx';
import { ApprovalScreen } from '../../features/approval/ApprovalScreen.tsx';
import { approvalSearch } from '../../features/approval/approvalSearch.ts';
import { LettingScreen } from '../../features/letting/LettingScreen.tsx';
import { lettingSearch } from '../../features/letting/lettingSearch.ts';
import { MoveOutScreen } from '../../features/moveOut/MoveOutScreen.tsx';
import { moveOutSearch } from '../../features/moveOut/moveOutSearch.ts';
import { LoadScreen } from '../../features/property/LoadScreen.tsx';
import { EditorScreen } from '../../features/rooms/editor/EditorScreen.tsx';
import { RoomsScreen } from '../../features/rooms/RoomsScreen.tsx';
import { editorSearch, roomsSearch } from '../../features/rooms/roomsSearch.ts';
import { TodayScreen } from '../../features/today/TodayScreen.tsx';
import { nameWarehouse } from '../warehouseChoice.ts';
import { frame, frameSearch, HOME } from './gates.ts';

/** What is done at the desk: today, rooms, letting, moving out, approval. */

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: HOME, replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => frame,
  path: '/today',
  validateSearch: (raw) => frameSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: TodayScreen,
});

const rooms = createRoute({
  getParentRoute: () => frame,
  path: '/rooms',
  validateSearch: (raw) => roomsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: RoomsScreen,
});

const planEditor = createRoute({
  getParentRoute: () => frame,
  path: '/rooms/plan',
  validateSearch: (raw) => editorSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: EditorScreen,
});

const propertyLoad = createRoute({
  getParentRoute: () => frame,
  path: '/rooms/load',
  component: LoadScreen,
});

const letting = createRoute({
  getParentRoute: () => frame,
  path: '/letting',
  validateSearch: (raw) => lettingSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: LettingScreen,
});

const moveOut = createRoute({
  getParentRoute: () => frame,
  path: '/move-out',
  validateSearch: (raw) => moveOutSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: MoveOutScreen,
});

const approval = createRoute({
  getParentRoute: () => frame,
  path: '/approval',
  validateSearch: (raw) => approvalSearch.parse(raw),
  component: ApprovalScreen,
});

const actions = createRoute({
  getParentRoute: () => frame,
  path: '/actions',
  component: ActionsScreen,
});

export const workRoutes = [
  home,
  today,
  rooms,
  planEditor,
  propertyLoad,
  letting,
  moveOut,
  approval,
  actions,
] as const;
