package io.heard.formats;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column of a table may be for, in the order in which columns are looked for, and the names
/// that such columns go by, the likeliest first: in English, German, French and Spanish, without
/// accents.
enum CsvUse {
  CONVERSATION(
      "conversation_id conversationid conversation convo_id conv_id ticket_id ticket ticket_number "
          + "case_id case_number chat_id call_id session_id thread_id interaction_id contact_id "
          + "dialogue_id dialog_id issue_id incident_id incident_number "
          + "gesprach_id gesprachs_id gespraechs_id gesprach unterhaltung vorgang vorgangsnummer "
          + "ticketnummer fallnummer id_conversation numero_ticket numero_de_ticket dossier "
          + "id_conversacion conversacion numero_de_caso caso"),
  ROLE(
      "role speaker_role author_role sender_role participant_role author_type sender_type "
          + "speaker_type user_type side direction inbound is_inbound incoming is_incoming "
          + "rolle rol papel"),
  SPEAKER(
      "speaker from author sender participant speaker_name author_name sender_name from_name who "
          + "name user username agent_or_customer party author_id speaker_id user_id sender_id "
          + "sprecher absender von autor verfasser benutzer locuteur expediteur auteur emetteur nom "
          + "hablante remitente emisor usuario nombre de"),
  TEXT(
      "text message body content utterance message_text message_body msg comment transcript line "
          + "turn body_text plain_body sentence nachricht nachrichtentext inhalt mitteilung "
          + "kommentar texte contenu commentaire texto mensaje contenido comentario"),
  TIME(
      "at time timestamp created_at sent_at datetime date_time start start_time created offset "
          + "received_at message_time sent received zeit uhrzeit zeitpunkt zeitstempel gesendet_am "
          + "gesendet erstellt_am datum_uhrzeit heure horodatage envoye_le cree_le date_heure "
          + "date_et_heure hora fecha_hora fecha_y_hora enviado_el enviado creado_el "
          + "date datum fecha"),
  DATE("date day datum tag fecha dia jour message_date created_date"),
  UNTIL("until end end_time ended_at ende bis fin"),
  VISIBILITY(
      "visibility public is_public private is_private internal is_internal sichtbarkeit offentlich "
          + "oeffentlich intern privat visibilite interne prive visibilidad interno privado publico"),
  CHANNEL("channel medium kanal canal"),
  MESSAGE(
      "message_id turn_id utterance_id msg_id external_id externalid nachrichten_id id_message "
          + "id_mensaje"),
  ID("id nr no number nummer numero"),
  SUBJECT(
      "subject title summary ticket_subject short_description headline betreff titel objet sujet "
          + "asunto titulo"),
  DESCRIPTION(
      "description ticket_description issue_description case_description initial_message "
          + "first_message first_comment details request complaint feedback review problem "
          + "beschreibung anliegen anfrage beschwerde demande reclamation descripcion queja"),
  REQUESTER(
      "requester requester_name requester_email customer_name customer customer_email client_name "
          + "client contact_name contact contact_email reporter submitted_by opened_by raised_by "
          + "email e_mail email_address kunde kundin kundenname demandeur nom_du_client solicitante "
          + "cliente nombre_del_cliente");

  private final String names;

  CsvUse(String spaced) {
    this.names = spaced;
  }

  /// The names that such columns go by, folded.
  List<String> names() {
    return List.of(names.split(" ", -1));
  }

  /// The word for it, in messages and for `--columns`.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The use of that word; empty when there is none.
  static Optional<CsvUse> of(String word) {
    String folded = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(use -> use.word().equals(folded)).findFirst();
  }

  /// A column's name for comparing: lower case, without accents, words joined by `_`.
  static String fold(String name) {
    String plain =
        Normalizer.normalize(name.strip(), Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
    return plain
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "");
  }
}
