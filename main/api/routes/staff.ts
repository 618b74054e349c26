import * as chat from '../../../contract/chat.ts';
import * as locks from '../../../contract/locks.ts';
import * as contract from '../../../contract/staff.ts';
import { addTimePoint } from '../../commands/addTimePoint.ts';
import { sendMessage } from '../../commands/sendMessage.ts';
import { setAccesses } from '../../commands/setAccesses.ts';
import { safeFileName } from '../../domain/fileName.ts';
import { accessHistory } from '../../queries/accessHistory.ts';
import { findManager } from '../../queries/findManager.ts';
import { locksPower } from '../../queries/locksPower.ts';
import { managersList } from '../../queries/managersList.ts';
import { messagesHistory } from '../../queries/messagesHistory.ts';
import { timeControl } from '../../queries/timeControl.ts';
import { workers } from '../../queries/workers.ts';
import { clockBack } from '../clockBack.ts';
import { type Route, read, readAs, write } from '../route.ts';
import { storeUpload, type UploadRule } from '../uploads.ts';

const FACE: UploadRule = {
  kinds: ['image/jpeg', 'image/png', 'image/webp'],
  kindsTitle: 'JPEG, PNG или WebP',
  maxMegabytes: 5,
  field: 'file',
};

const ATTACHMENT: UploadRule = { kinds: 'any', kindsTitle: '', maxMegabytes: 20, field: 'file' };

const toBoolean = (flag: 0 | 1 | undefined) => (flag === undefined ? undefined : flag === 1);

export const STAFF_ROUTES: readonly Route[] = [
  read(locks.locksPower, locksPower),
  readAs(contract.workers, workers),
  write(contract.setAccesses, setAccesses, (input) => ({
    managerId: input.manager_id,
    flags: {
      canAddClientsAgreements: toBoolean(input.can_add_clients_agrs ?? input.can_add_clients),
      canApproveClients: toBoolean(input.can_approve_clients),
      canEditClients: toBoolean(input.can_edit_clients),
      canAddEditPayments: toBoolean(input.can_add_edit_payments ?? input.can_edit_payments),
      canSetAccesses: toBoolean(input.can_set_accesses),
      needsTimeControl: toBoolean(input.needs_time_control),
    },
  })),
  write(contract.addTimePoint, addTimePoint, (input, caller) => ({
    kind: input.start_or_end,
    file: storeUpload(caller, input.file, FACE),
    clockBack: clockBack(caller.desk),
  })),
  readAs(contract.accessHistory, accessHistory),
  readAs(contract.timeControl, timeControl),
  readAs(contract.managersList, managersList),
  read(contract.findManager, findManager),
  readAs(chat.messagesHistory, messagesHistory),
  write(chat.sendMessage, sendMessage, (input, caller) => ({
    toManagerId: input.second_manager_id,
    // Forms are sent with the line breaks of mail.
    text: (input.message_text ?? '').replace(/\r\n?/g, '\n'),
    files: (input.file ?? []).map((upload) => ({
      ...storeUpload(caller, upload, ATTACHMENT),
      name: safeFileName(upload.name),
    })),
  })),
];
