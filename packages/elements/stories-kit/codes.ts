/** Recovery codes as the server shows them; the alphabet is right, the check characters are not. */
export const savedCodes: readonly string[] = [
  'K7QX-2M9D-PW4R-T8ZH',
  '3VBN-H6YC-0JGE-5S1A',
  'ZD8F-WQ2T-7RKM-9XPB',
  'C4HY-6N0J-VE3G-M2DS',
  'T9PW-5KXR-1BQZ-8FHA',
  '0GJM-E7VC-4YND-6SQ3',
  'R2ZK-XT8B-H5WP-J9M4',
  'F6DQ-3SNG-Y0VA-1CE7',
  '8MHB-J4RY-QK9X-W5TN',
  'P1EC-7ZGF-2DVS-0KH6',
];
