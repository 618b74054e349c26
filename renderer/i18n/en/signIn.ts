/** Sign-in. */
export const signIn = {
  lead: 'The front desk of a self-storage chain',
  title: 'For warehouse staff',
  phone: 'Phone',
  password: 'Password',
  submit: 'Sign in',
  capsLock: 'Caps Lock is on',
  phoneEmpty: 'Enter the phone number',
  phoneShort: 'The number is too short: 11 digits are needed',
  passwordEmpty: 'Enter the password',
  expired: 'The session has ended. Sign in again: the same place will open.',
  demoTitle: 'Demo sign-ins',
  demoHint: 'Click to fill in. The password of all is demo',
  demoAll: 'Manager: all rights',
  demoDesk: 'Front desk: some rights',
  demoRead: 'Observer: read only',
  version: 'Version {{version}}',
} as const;
