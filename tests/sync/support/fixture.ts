import { connections } from '../../../db/handles.ts';
import * as make from '../../support/factories.ts';
import { emptyImage, type Image, openImage } from './memory.ts';

export const ROOMS = 6;
export const CLIENTS = 4;

/** A small house at the centre: two warehouses, rooms, clients, managers with all rights and with few, some rent running. */
export const fixture = (): { centre: Image; empty: Image } => {
  const empty = emptyImage();
  const db = openImage(empty);
  const { write } = connections(db, db);
  make.warehouse(write, { id: 1 });
  make.warehouse(write, { id: 2, name: 'Второй' });
  for (let id = 1; id <= ROOMS; id++) make.room(write, { id, warehouseId: id <= 4 ? 1 : 2 });
  const all = {
    canAddClientsAgreements: true,
    canApproveClients: true,
    canEditClients: true,
    canAddEditPayments: true,
    canSetAccesses: true,
  };
  make.manager(write, { id: 1, phone: '79000000001', ...all });
  make.manager(write, { id: 2, phone: '79000000002', lastName: 'Второв', ...all });
  make.manager(write, { id: 3, phone: '79000000003', lastName: 'Третьяков' });
  for (let id = 1; id <= CLIENTS; id++) make.client(write, { id, lastName: `Клиент${'абвг'[id - 1]}` });
  make.agreement(write, { id: 1, clientId: 1 });
  make.rental(write, { agreementId: 1, roomId: 1 });
  make.payment(write, { id: 1, amount: 90_000_00, paidOn: '2026-01-01' });
  const image = db.serialize();
  db.close();
  return { centre: image, empty };
};
