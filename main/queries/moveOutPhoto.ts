import { sql } from 'drizzle-orm';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';

/** `<agrid>_<room_id>`, as links have it; an ending like `.jpg` may follow (domain §6). */
const NAME = /^(\d{1,15})_(\d{1,15})(?:\.\w{1,10})?$/;

/** Which stored file is the photo by which a client shows that he has left a room. @throws UserFacingError not_found */
export const moveOutPhoto = ({ db }: QueryContext, name: string): { id: string; mime: string } => {
  const [, agreementId = '', roomId = ''] = NAME.exec(name) ?? [];
  const row = db.get<{ id: string; mime: string } | undefined>(sql`
    SELECT f.id, f.mime FROM rentals r JOIN files f ON f.id = r.move_out_file_id
    WHERE r.agreement_id = ${Number(agreementId)} AND r.room_id = ${Number(roomId)} ORDER BY r.start DESC LIMIT 1`);
  if (row === undefined)
    throw notFound('Такого фото выезда нет. Откройте выезд из ячейки и возьмите ссылку там.');
  return row;
};
