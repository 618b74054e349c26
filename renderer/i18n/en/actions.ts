import type { actions as ru } from '../ru/actions.ts';

export const actions: Record<keyof typeof ru, string> = {
  register: 'Client’s account',
  registerText: 'The client gets a link by which he sets a password and fills in his data.',
  registerSubmit: 'Create and send',
  test: 'Guest visit',
  testText: 'A free room opens for the client for a day; the link comes at once.',
  testSubmit: 'Open the room',
  link: 'Link to an agreement',
  linkText: 'The rooms are booked for three days; the client forms the agreement himself.',
  linkSubmit: 'Book and send',
  room: 'Room',
  rooms: 'Rooms',
  name: 'How to address him',
  channel: 'Where to send',
  sms: 'SMS',
  email: 'E-mail',
};
