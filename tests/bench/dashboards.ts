/** Every dashboard, of the chain and of a warehouse, at chain size over loopback HTTP. */
import { reportAsked } from './support/asked.ts';
import { DASHBOARDS } from './support/cases.ts';
import { chainDesk } from './support/chain.ts';

const desk = await chainDesk({ filledApart: true });
await reportAsked('dashboards', desk, DASHBOARDS);
await desk.close();
