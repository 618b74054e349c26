import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import type { Connections } from '../../db/handles.ts';
import { readState } from './deskState.ts';
import { setOwnWarehouse } from './ownWarehouse.ts';
import { countsOf } from './queue.ts';
import { notEnrolled } from './service.ts';

/** What stands in the exchange's place where there is none: an embedded demo, or the centre itself. */
export const noExchange = (
  kind: 'standalone' | 'centre',
  connections: Pick<Connections, 'read' | 'exclusive'>,
) => {
  const listeners = new Set<() => void>();
  return {
    status: (): ExchangeStatus => {
      // A demo's commands wait for nobody: there is no centre to decide them.
      const { attention } = countsOf(connections.read);
      return { kind, pending: 0, attention, warehouse_id: readState(connections.read, 'warehouse') };
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    assertReady: () => {},
    poke: () => {
      for (const listener of listeners) listener();
    },
    rebuild: (): Promise<void> => Promise.reject(notEnrolled()),
    setWarehouse: (warehouseId: number) => setOwnWarehouse(connections, warehouseId),
    fetchFile: (_id: string): Promise<Buffer | null> => Promise.resolve(null),
  };
};
