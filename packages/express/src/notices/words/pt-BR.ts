/** The notices in Brazilian Portuguese. */
import type { Words } from './words.js';

export const ptBR: Words = {
  enrolled: [
    'Uma segunda etapa protege a sua conta',
    'Uma segunda etapa foi configurada. A partir de agora, só a senha não basta para entrar.',
  ],
  added: ['Um método de acesso foi adicionado', 'Um método para a segunda etapa foi adicionado à sua conta.'],
  replaced: [
    'Um método de acesso foi alterado',
    'Um método para a segunda etapa foi substituído por um novo. O antigo não funciona mais.',
  ],
  removed: [
    'Um método de acesso foi removido',
    'Um método para a segunda etapa foi removido da sua conta. Ele não funciona mais.',
  ],
  default: [
    'O seu método de acesso habitual foi alterado',
    'Agora outro método é pedido primeiro quando você entra.',
  ],
  off: ['A segunda etapa foi desativada', 'Agora só a senha protege a sua conta.'],
  codesMade: [
    'Novos códigos de recuperação foram criados',
    'Os seus códigos de recuperação antigos não funcionam mais.',
  ],
  codeUsed: [
    'Um código de recuperação foi usado',
    'Um código de recuperação foi usado para entrar na sua conta. Ele não funcionará de novo.',
  ],
  trusted: [
    'Um navegador agora é confiável',
    'Ao entrar com este navegador, a segunda etapa é dispensada por algum tempo.',
  ],
  failures: [
    'Códigos errados foram digitados na sua conta',
    'Vários códigos errados foram digitados depois da sua senha. Nenhum deles deu acesso.',
  ],
  signedOut: [
    'Você foi desconectado de todos os lugares',
    'Todas as sessões da sua conta foram encerradas. Entre de novo para continuar.',
  ],
  reset: [
    'A sua segunda etapa foi redefinida',
    'Um administrador removeu todos os seus métodos de acesso e códigos de recuperação. Para configurar outros, você precisa de um código de uso único do seu administrador.',
  ],
  ticket: [
    'Um código de configuração foi emitido para você',
    'Um administrador emitiu um código de uso único. Com ele é possível configurar uma segunda etapa para a sua conta.',
  ],
  preset: [
    'Um número de telefone foi definido para você',
    'Um administrador definiu o número para o qual um código será enviado na próxima vez que você entrar. Ele só vale depois que esse código for digitado.',
  ],
  numberChanged: [
    'Outro número de telefone foi usado',
    'A segunda etapa foi configurada com um número diferente do que um administrador tinha definido.',
  ],
  resetDone: [
    'A segunda etapa de uma pessoa foi redefinida',
    'Outro administrador removeu todos os métodos de acesso e códigos de recuperação de uma pessoa. Para configurar outros, ela precisa de um código de uso único.',
  ],
  loosened: [
    'Uma regra de segurança foi afrouxada',
    'Outro administrador alterou as regras. Agora se exige menos para entrar.',
  ],
  presetRefused: [
    'O número que você definiu foi alterado',
    'Uma pessoa digitou um número de telefone diferente do que você tinha definido e um código enviado a ele.',
  ],
  when: 'Quando',
  method: 'Método',
  browser: 'Navegador',
  address: 'Endereço de rede',
  codesLeft: 'Códigos de recuperação restantes',
  person: 'Pessoa',
  administrator: 'Administrador',
  kinds: { totp: 'Aplicativo autenticador', phone: 'Telefone com final {digits}' },
  fewCodes: 'Restam poucos códigos de recuperação. Crie novos nas suas configurações de segurança.',
  noCodes: 'Não resta nenhum código de recuperação. Crie novos nas suas configurações de segurança.',
  mine: 'Se foi você, não é preciso fazer nada.',
  notMine: 'Se não foi você, troque a sua senha agora mesmo e confira os seus métodos de acesso.',
  knowsPassword: 'Se não foi você, alguém sabe a sua senha. Troque-a agora mesmo.',
  agreed: 'Se você já sabe disso, não há nada a fazer.',
  notAgreed: 'Se você não sabe disso, avise o seu administrador agora mesmo.',
  lookIntoIt: 'Se você não sabe disso, confira agora mesmo o registro de auditoria.',
  link: 'Configurações de segurança',
  closing: 'Esta mensagem foi enviada automaticamente. Nunca pedimos código nem senha por e-mail.',
  numberGone: (service) =>
    `${service}: este número não é mais usado para entrar. Não foi você? Entre e confira a sua conta.`,
};
