/** The notices in Spanish. */
import type { Words } from './words.js';

export const es: Words = {
  enrolled: [
    'Un segundo paso protege tu cuenta',
    'Se ha configurado un segundo paso. A partir de ahora, la contraseña sola no basta para iniciar sesión.',
  ],
  added: ['Se ha añadido un método de acceso', 'Se ha añadido a tu cuenta un método para el segundo paso.'],
  replaced: [
    'Se ha cambiado un método de acceso',
    'Un método para el segundo paso se ha sustituido por otro nuevo. El anterior ya no funciona.',
  ],
  removed: [
    'Se ha eliminado un método de acceso',
    'Se ha eliminado de tu cuenta un método para el segundo paso. Ya no funciona.',
  ],
  default: [
    'Se ha cambiado tu método de acceso habitual',
    'Ahora se te pide primero otro método al iniciar sesión.',
  ],
  off: ['Se ha desactivado el segundo paso', 'Ahora solo tu contraseña protege tu cuenta.'],
  codesMade: [
    'Se han creado nuevos códigos de recuperación',
    'Tus códigos de recuperación anteriores ya no funcionan.',
  ],
  codeUsed: [
    'Se ha usado un código de recuperación',
    'Se ha iniciado sesión en tu cuenta con un código de recuperación. No volverá a funcionar.',
  ],
  trusted: [
    'Ahora se confía en un navegador',
    'Al iniciar sesión con este navegador, el segundo paso se omite durante un tiempo.',
  ],
  failures: [
    'Se han introducido códigos incorrectos en tu cuenta',
    'Se han introducido varios códigos incorrectos después de tu contraseña. Ninguno ha permitido entrar.',
  ],
  signedOut: [
    'Se ha cerrado tu sesión en todas partes',
    'Se han cerrado todas las sesiones de tu cuenta. Inicia sesión de nuevo para continuar.',
  ],
  reset: [
    'Se ha restablecido tu segundo paso',
    'Un administrador ha eliminado todos tus métodos de acceso y códigos de recuperación. Para configurar otros nuevos necesitas un código de un solo uso de tu administrador.',
  ],
  ticket: [
    'Se ha emitido un código de configuración para ti',
    'Un administrador ha emitido un código de un solo uso. Con él se puede configurar un segundo paso para tu cuenta.',
  ],
  preset: [
    'Se ha fijado un número de teléfono para ti',
    'Un administrador ha fijado el número al que se enviará un código la próxima vez que inicies sesión. Solo cuenta cuando se haya introducido ese código.',
  ],
  numberChanged: [
    'Se ha usado otro número de teléfono',
    'El segundo paso se ha configurado con un número distinto del que había fijado un administrador.',
  ],
  resetDone: [
    'Se ha restablecido el segundo paso de una persona',
    'Otro administrador ha eliminado todos los métodos de acceso y códigos de recuperación de una persona. Para configurar otros nuevos necesita un código de un solo uso.',
  ],
  loosened: [
    'Se ha relajado una regla de seguridad',
    'Otro administrador ha cambiado las reglas. Ahora se pide menos al iniciar sesión.',
  ],
  presetRefused: [
    'Se ha cambiado el número que habías fijado',
    'Una persona ha introducido un número de teléfono distinto del que habías fijado, y un código enviado a ese número.',
  ],
  when: 'Cuándo',
  method: 'Método',
  browser: 'Navegador',
  address: 'Dirección de red',
  codesLeft: 'Códigos de recuperación restantes',
  person: 'Persona',
  administrator: 'Administrador',
  kinds: { totp: 'Aplicación de autenticación', phone: 'Teléfono terminado en {digits}' },
  fewCodes: 'Quedan pocos códigos de recuperación. Crea otros nuevos en tus ajustes de seguridad.',
  noCodes: 'No queda ningún código de recuperación. Crea otros nuevos en tus ajustes de seguridad.',
  mine: 'Si has sido tú, no tienes que hacer nada.',
  notMine: 'Si no has sido tú, cambia tu contraseña de inmediato y revisa tus métodos de acceso.',
  knowsPassword: 'Si no has sido tú, alguien conoce tu contraseña. Cámbiala de inmediato.',
  agreed: 'Si estás al tanto, no hay nada que hacer.',
  notAgreed: 'Si no estás al tanto, avisa de inmediato a tu administrador.',
  lookIntoIt: 'Si no estás al tanto, consulta de inmediato el registro de auditoría.',
  link: 'Ajustes de seguridad',
  closing:
    'Este mensaje se ha enviado automáticamente. Nunca pedimos un código ni una contraseña por correo.',
  numberGone: (service) =>
    `${service}: este número ya no sirve para iniciar sesión. ¿No has sido tú? Entra y revisa tu cuenta.`,
};
