/** The notices in French. */
import type { Words } from './words.js';

export const fr: Words = {
  enrolled: [
    'Une deuxième étape protège votre compte',
    'Une deuxième étape a été configurée. Désormais, le mot de passe ne suffit plus pour se connecter.',
  ],
  added: [
    'Une méthode de connexion a été ajoutée',
    'Une méthode pour la deuxième étape a été ajoutée à votre compte.',
  ],
  replaced: [
    'Une méthode de connexion a été changée',
    'Une méthode pour la deuxième étape a été remplacée par une nouvelle. L’ancienne ne fonctionne plus.',
  ],
  removed: [
    'Une méthode de connexion a été supprimée',
    'Une méthode pour la deuxième étape a été supprimée de votre compte. Elle ne fonctionne plus.',
  ],
  default: [
    'Votre méthode de connexion habituelle a été changée',
    'Une autre méthode vous est maintenant demandée en premier à la connexion.',
  ],
  off: ['La deuxième étape a été désactivée', 'Votre compte n’est plus protégé que par votre mot de passe.'],
  codesMade: [
    'De nouveaux codes de secours ont été créés',
    'Vos anciens codes de secours ne fonctionnent plus.',
  ],
  codeUsed: [
    'Un code de secours a été utilisé',
    'Un code de secours a servi à se connecter à votre compte. Il ne fonctionnera plus.',
  ],
  trusted: [
    'Un navigateur est maintenant reconnu',
    'Quand vous vous connectez avec ce navigateur, la deuxième étape n’est plus demandée pendant un certain temps.',
  ],
  failures: [
    'Des codes erronés ont été saisis pour votre compte',
    'Plusieurs codes erronés ont été saisis après votre mot de passe. Aucun n’a permis d’entrer.',
  ],
  signedOut: [
    'Vous avez été déconnecté partout',
    'Toutes les sessions de votre compte ont été fermées. Reconnectez-vous pour continuer.',
  ],
  reset: [
    'Votre deuxième étape a été réinitialisée',
    'Un administrateur a supprimé toutes vos méthodes de connexion et tous vos codes de secours. Pour en configurer de nouveaux, il vous faut un code à usage unique de votre administrateur.',
  ],
  ticket: [
    'Un code de configuration a été émis pour vous',
    'Un administrateur a émis un code à usage unique. Il permet de configurer une deuxième étape pour votre compte.',
  ],
  preset: [
    'Un numéro de téléphone a été défini pour vous',
    'Un administrateur a défini le numéro auquel un code sera envoyé lors de votre prochaine connexion. Il ne compte qu’une fois ce code saisi.',
  ],
  numberChanged: [
    'Un autre numéro de téléphone a été utilisé',
    'La deuxième étape a été configurée avec un autre numéro que celui qu’un administrateur avait défini.',
  ],
  resetDone: [
    'La deuxième étape d’une personne a été réinitialisée',
    'Un autre administrateur a supprimé toutes les méthodes de connexion et tous les codes de secours d’une personne. Pour en configurer de nouveaux, il lui faut un code à usage unique.',
  ],
  loosened: [
    'Une règle de sécurité a été assouplie',
    'Un autre administrateur a modifié les règles. La connexion exige désormais moins qu’avant.',
  ],
  presetRefused: [
    'Le numéro que vous aviez défini a été changé',
    'Une personne a saisi un autre numéro de téléphone que celui que vous aviez défini, ainsi qu’un code envoyé à ce numéro.',
  ],
  when: 'Quand',
  method: 'Méthode',
  browser: 'Navigateur',
  address: 'Adresse réseau',
  codesLeft: 'Codes de secours restants',
  person: 'Personne',
  administrator: 'Administrateur',
  kinds: { totp: 'Application d’authentification', phone: 'Téléphone se terminant par {digits}' },
  fewCodes: 'Il reste peu de codes de secours. Créez-en de nouveaux dans vos paramètres de sécurité.',
  noCodes: 'Il ne reste aucun code de secours. Créez-en de nouveaux dans vos paramètres de sécurité.',
  mine: 'Si c’était vous, vous n’avez rien à faire.',
  notMine:
    'Si ce n’était pas vous, changez tout de suite votre mot de passe et vérifiez vos méthodes de connexion.',
  knowsPassword: 'Si ce n’était pas vous, quelqu’un connaît votre mot de passe. Changez-le tout de suite.',
  agreed: 'Si vous êtes au courant, il n’y a rien à faire.',
  notAgreed: 'Si vous n’êtes pas au courant, prévenez immédiatement votre administrateur.',
  lookIntoIt: 'Si vous n’êtes pas au courant, consultez immédiatement le journal d’audit.',
  link: 'Paramètres de sécurité',
  closing:
    'Ce message a été envoyé automatiquement. Nous ne demandons jamais de code ni de mot de passe par e-mail.',
  numberGone: (service) =>
    `${service} : ce numéro ne sert plus à se connecter. Pas vous ? Connectez-vous et vérifiez votre compte.`,
};
