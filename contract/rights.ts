import { flagOut } from './fields.ts';

/** An employee's rights under every name that clients read: the document's table, its examples, and later clients. */
export const rightsOut = {
  can_add_clients_agrs: flagOut(),
  can_add_clients: flagOut(),
  can_approve_clients: flagOut(),
  can_edit_clients: flagOut(),
  can_add_edit_payments: flagOut(),
  can_edit_payments: flagOut(),
  can_set_accesses: flagOut(),
  needs_time_control: flagOut(),
  /**
   * Flags of later clients, which show their menus and buttons by them and are no rights here: 1 for what everybody may
   * (domain §4: every manager may read), 0 for what nobody can (client facts 1, 42).
   */
  can_see_users: flagOut(),
  can_see_users_worktime: flagOut(),
  can_see_room_prices: flagOut(),
  can_see_dasboards: flagOut(),
  can_see_effectiveness: flagOut(),
  can_change_moving_out_date: flagOut(),
  can_add_returns: flagOut(),
  can_edit_next_payment_date: flagOut(),
  can_edit_agreement_price: flagOut(),
  can_edit_agreement_deposit: flagOut(),
  can_change_return_amount: flagOut(),
};
