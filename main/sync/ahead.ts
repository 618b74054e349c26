import { sql } from 'drizzle-orm';
import type { FileStore } from '../../db/files.ts';
import type { Connections, ReadDb } from '../../db/handles.ts';
import { readState } from './deskState.ts';
import type { Identity } from './identity.ts';
import type { Transport } from './transport.ts';

/** So many files a round: work goes before. */
const A_ROUND = 10;

/**
 * Pictures that the desk will want when there is no line: passports of who rents in its own warehouse or is yet to be
 * approved, and photos of its move-outs. What it looks at elsewhere comes on demand.
 * @returns how many came
 */
export const fetchAhead = async (
  connections: Pick<Connections, 'read'>,
  files: FileStore,
  transport: Transport,
  identity: Identity,
): Promise<number> => {
  const wanted = wantedFiles(connections.read).filter((id) => !files.has(id));
  let came = 0;
  for (const id of wanted.slice(0, A_ROUND)) {
    const bytes = await transport.fetchFile(identity, id);
    if (bytes === null) continue;
    files.put(bytes);
    came += 1;
  }
  return came;
};

const wantedFiles = (db: ReadDb): string[] => {
  const own = readState(db, 'warehouse');
  if (own === null) return [];
  return db
    .all<{ id: string }>(sql`
      SELECT c.passport_photo_file_id AS id FROM clients c
      WHERE c.passport_photo_file_id IS NOT NULL AND (c.approved = 0 OR c.id IN (
        SELECT a.client_id FROM agreements a JOIN rentals r ON r.agreement_id = a.id AND r."end" IS NULL
        JOIN rooms room ON room.id = r.room_id AND room.warehouse_id = ${own}))
      UNION SELECT r.move_out_file_id FROM rentals r JOIN rooms room ON room.id = r.room_id
      WHERE r.move_out_file_id IS NOT NULL AND r."end" IS NULL AND room.warehouse_id = ${own}`)
    .map(({ id }) => id);
};
