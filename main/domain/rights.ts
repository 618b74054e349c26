/** The five rights of a manager; on the wire can_add_clients_agrs, can_approve_clients, and so on in this order. */
export const RIGHTS = [
  'addClientsAgreements',
  'approveClients',
  'editClients',
  'addEditPayments',
  'setAccesses',
] as const;

export type Right = (typeof RIGHTS)[number];

/** Where a manager's row holds the right. */
export const RIGHT_COLUMNS = {
  addClientsAgreements: 'canAddClientsAgreements',
  approveClients: 'canApproveClients',
  editClients: 'canEditClients',
  addEditPayments: 'canAddEditPayments',
  setAccesses: 'canSetAccesses',
} as const satisfies Record<Right, string>;

/** What a manager without the right is told. */
export const RIGHT_TITLES: Record<Right, string> = {
  addClientsAgreements:
    'У вас нет права добавлять клиентов и договоры. Попросите руководителя открыть этот доступ.',
  approveClients: 'У вас нет права подтверждать клиентов. Попросите руководителя открыть этот доступ.',
  editClients: 'У вас нет права редактировать данные клиентов. Попросите руководителя открыть этот доступ.',
  addEditPayments:
    'У вас нет права добавлять и редактировать платежи. Попросите руководителя открыть этот доступ.',
  setAccesses: 'У вас нет права назначать доступы другим. Попросите руководителя открыть этот доступ.',
};
