package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.POSSIBLE;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears an agent use terms of the trade that the customer has not used.
@AutoService(Detector.class)
@About(
    code = "jargon",
    kind = Kind.PITFALL,
    title = "Terms of the trade",
    listensTo = Listens.AGENT)
public final class Jargon implements Detector {
  private static final Phrases TERMS =
      Phrases.of(
          """
          (stb|coax cable|coaxial|splitter|ont|onu|olt|mpan|mprn|mpr|apn|imei|iccid|imsi|esn|meid|vlan)
          (dns|dhcp|ipv6|ssid|mac address|snr|attenuation|sync rate|line rate|contention)
          (contention ratio|backhaul|dslam|fttc|fttp|adsl|vdsl|gpon|cpe|master socket)
          (microfilter|exchange side|line card|port forwarding|latency|packet loss|jitter)
          (throughput|provision|provisioned|provisioning|deprovision|re provision|data profile)
          (prl|band steering|mesh node|head end|headend|node split|signal levels|upstream power)
          (modem provisioning|load balancing|failover|uptime|reseat|ping test|trace route)
          (traceroute|bitrate|codec|hdcp|hdmi handshake|bios|registry)
          (cache and cookies partition|boot loop|dfu mode|api key|endpoint|webhook|oauth|sso)
          (saml|2fa token|auth token|session token|token|re authenticate|re authenticated)
          (authenticated|whitelist|whitelisted|back end|backend|front end|sandbox|repo|tenant id)
          (payload|regression|hotfix|patch cycle|backlog item|rule engine|changelog|build number)
          (cdn|sla|slas|kpi|kpis|rma|rma number|sku|skus|upc|wip|eta window|sr number|srn)
          (ticket queue|noc|triage queue|escalation matrix|crm|back office|middle office|oms|wms)
          (pos system|epos|dispatch hub|last mile|line haul|linehaul|hub scan|exception scan)
          (consignee|incoterms|ddp|bill of lading|waybill|proof of delivery|lead time)
          (lead times|back order|backordered|drop ship|fulfilment centre|rto)
          (chargeback reason|bacs|chaps|sepa|swift|swift code|ach|ach transfer)
          (direct debit indemnity|pending authorization|pre authorization|preauthorization)
          (authorization hold|merchant acquirer|acquirer|interchange|clearing cycle)
          (settlement date|ledger balance|amortization|amortized)
          (apr representative|escrow|lien|accrual|arrears|forbearance|equity release|ltv)
          (dti|kyc|aml|fatca|fscs|fca|psd2|standing mandate|write off|provisional credit)
          (value date|posting date|suspense account|disbursement|remittance|underwriting)
          (underwriter|underwriters|premium waiver|waiver of premium|excess waiver|deductible)
          (coinsurance|co insurance|copay|subrogation|indemnity|indemnify|peril|perils|franchise)
          (per peril|actuarial|adjuster|loss adjuster|adjuster pool)
          (no claims discount protection|proximate|betterment|cosmetic damage|salvage value)
          (total loss|first notice of loss|fnol|eob|cpt|cpt code|icd|drg|prior authorization)
          (preauth|formulary|adjudicate|adjudicated|adjudication|capitation|out of network)
          (in network tier|generic substitution|mhra|bioequivalent|contraindicated)
          (dispensing fee|titrate|prn|triage category|outpatient tariff|supplier identifier)
          (supply identifier|profile class|kva|kwh unit rate|standing charge tier)
          (network balancing|balancing adjustment|balancing charge|reconciliation charge)
          (estimated read|deemed contract|dno|change of tenancy|smets|smets1|smets2|meter serial)
          (tariff comparison rate|microinverter|microinverters|inverter|hybrid inverter)
          (kilowatt hours|kwp|feed in|feed in tariff|net metering|wallbox|dynamic tariffs)
          (string inverter|optimizer|pir|pir sensor|pir sensors|dual path|dual path signalling)
          (grade two|psti|possession of the line|over run engineering|overrunning possession)
          (rolling stock|delay repay|train path|diagrammed|headcode|permitted route)
          (break of journey|advance purchase fare|fare bucket|fare class|fare basis)
          (booking class|pnr|irrops|irops|interline|codeshare|code share|ticketing time limit)
          (e ticket coupon|revalidation|involuntary reroute|stand by list|load factor)
          (pir number|ahl|tracer file|world tracer|worldtracer|hhsrs)
          (hhsrs category|category matrix|section 21|section 20|tenancy at will|ehc|ehcp)
          (ehc cycle|senco|lsa|dpo|gdpr article|dsar|cqc|rto number|amap|amap module)
          (hmrc mileage code|paye code|ir35|reverse charge|nominal code|accrual basis)
          (cost centre|cost center|geofencing|geofence|telematics|benchmarking|roi|mrr|churn|cac)
          (ltv ratio|tco|nda|rfp|rfi|pipeline stage|onboarding flow|ticket presales|presales)
          (omnichannel|synergy|synergies|granular|granularity|actionable insights|turnkey)
          (best of breed|value add|value proposition|low hanging fruit|deep dive|verticals)
          (scalable|scalability|interoperability|middleware|multi tenant|data lake|etl|elt)
          (heat maps|cohort|attribution model|retargeting|cpc|cpm|ctr|serp|backlinks|canonical)
          (schema markup)
          """);

  /// Abbreviations that customers know.
  private static final Set<String> KNOWN =
      Set.copyOf(
          List.of(
              ("dm pm id am tv faq url pin sim gps usb pdf sms eu uk us usa uae gmt bst est cst pst"
                      + " asap rsvp atm pc hr ceo vat nhs bbc itv hd uhd cd dvd led lcd usd gbp eur mr"
                      + " mrs ms dr st ave rd ok zip wifi lte sd ac dc ev suv mot dvla irs hmrc faqs"
                      + " ios iphone ipad mac qr nfc vpn ip aa rac ba vip diy dob ssn iou eta etas tba"
                      + " tbc ps fyi ty imo lol omg xbox ps4 ps5 hp lg bt ee o2 kfc dhl ups usps fedex"
                      + " dpd iban cc cv gp er ct mri tel rgds iii ii iv isp dvr re fao cco tfl lner"
                      + " gwr ft in mph km kg jpg png mp3 mb gb tb")
                  .split(" ")));

  private static final Set<String> BEFORE =
      Set.of("the", "your", "our", "a", "an", "per", "this", "under", "via", "to", "of", "next");

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance turn = moment.now();
    List<Utterance> told = moment.customerBefore();
    var found = new ArrayList<Match>();
    for (Match match : TERMS.in(turn)) {
      if (!match.isQuoted()
          && !isKnown(turn.norms(match.from(), match.to()), told)
          && !isGlossed(match)) {
        found.add(match);
      }
    }
    if (!found.isEmpty()) {
      return Marks.of(moment, found);
    }
    for (int i = 1; i < turn.words().size(); i++) {
      Word word = turn.words().get(i);
      int letters = word.norm().length();
      if (word.shouted()
          && letters >= 3
          && letters <= 6
          && !KNOWN.contains(word.norm())
          && BEFORE.contains(turn.words().get(i - 1).norm())
          && !turn.words().get(i - 1).shouted()
          && !(i + 1 < turn.words().size() && turn.words().get(i + 1).shouted())
          && !isKnown(List.of(word.norm()), told)) {
        return List.of(moment.finding(POSSIBLE, word.span()));
      }
    }
    return List.of();
  }

  /// Whether the agent says in the same sentence what the term is: "a telematics one, a wee box".
  private static boolean isGlossed(Match match) {
    List<Word> words = match.in().words();
    int clause = words.get(match.to() - 1).clause();
    for (int i = match.to(); i < match.sentence().to(); i++) {
      if (words.get(i).clause() != clause) {
        String norm = words.get(i).norm();
        return i - match.to() <= 2
            && (norm.equals("a") || norm.equals("an") || norm.equals("meaning"));
      }
    }
    return false;
  }

  /// Whether the customer has used the term, or its first word, before.
  private static boolean isKnown(List<String> term, List<Utterance> told) {
    for (Utterance earlier : told) {
      for (Word word : earlier.words()) {
        if (word.norm().equals(term.getFirst()) || word.norm().equals(term.getLast())) {
          return true;
        }
      }
    }
    return false;
  }
}
