#include "AssayDefaultPack.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The files that the default pack was compiled from, for packs that extend it. A test compares the list with Rules/default.
static const unsigned char file0[] = {
#embed "../../Rules/default/advertising_promotion.rules"
};
static const unsigned char file1[] = {
#embed "../../Rules/default/child_safety.rules"
};
static const unsigned char file2[] = {
#embed "../../Rules/default/conflict_of_interest.rules"
};
static const unsigned char file3[] = {
#embed "../../Rules/default/danish.rules"
};
static const unsigned char file4[] = {
#embed "../../Rules/default/fake_experience.rules"
};
static const unsigned char file5[] = {
#embed "../../Rules/default/french.rules"
};
static const unsigned char file6[] = {
#embed "../../Rules/default/german.rules"
};
static const unsigned char file7[] = {
#embed "../../Rules/default/graphic_content.rules"
};
static const unsigned char file8[] = {
#embed "../../Rules/default/harassment.rules"
};
static const unsigned char file9[] = {
#embed "../../Rules/default/hate_speech.rules"
};
static const unsigned char file10[] = {
#embed "../../Rules/default/illegal_dangerous.rules"
};
static const unsigned char file11[] = {
#embed "../../Rules/default/incentive_coercion.rules"
};
static const unsigned char file12[] = {
#embed "../../Rules/default/italian.rules"
};
static const unsigned char file13[] = {
#embed "../../Rules/default/legal_claim.rules"
};
static const unsigned char file14[] = {
#embed "../../Rules/default/lists/ad_bids.txt"
};
static const unsigned char file15[] = {
#embed "../../Rules/default/lists/ad_bids_abroad.txt"
};
static const unsigned char file16[] = {
#embed "../../Rules/default/lists/ad_business.txt"
};
static const unsigned char file17[] = {
#embed "../../Rules/default/lists/ad_call_now.txt"
};
static const unsigned char file18[] = {
#embed "../../Rules/default/lists/ad_calls.txt"
};
static const unsigned char file19[] = {
#embed "../../Rules/default/lists/ad_contact_me.txt"
};
static const unsigned char file20[] = {
#embed "../../Rules/default/lists/ad_gains.txt"
};
static const unsigned char file21[] = {
#embed "../../Rules/default/lists/ad_gerunds.txt"
};
static const unsigned char file22[] = {
#embed "../../Rules/default/lists/ad_offer_terms.txt"
};
static const unsigned char file23[] = {
#embed "../../Rules/default/lists/ad_own_places.txt"
};
static const unsigned char file24[] = {
#embed "../../Rules/default/lists/ad_sell.txt"
};
static const unsigned char file25[] = {
#embed "../../Rules/default/lists/ad_terms.txt"
};
static const unsigned char file26[] = {
#embed "../../Rules/default/lists/ad_trades.txt"
};
static const unsigned char file27[] = {
#embed "../../Rules/default/lists/child_contact.txt"
};
static const unsigned char file28[] = {
#embed "../../Rules/default/lists/coi_business_words.txt"
};
static const unsigned char file29[] = {
#embed "../../Rules/default/lists/coi_firms.txt"
};
static const unsigned char file30[] = {
#embed "../../Rules/default/lists/coi_jobs.txt"
};
static const unsigned char file31[] = {
#embed "../../Rules/default/lists/coi_relatives.txt"
};
static const unsigned char file32[] = {
#embed "../../Rules/default/lists/contact_apps.txt"
};
static const unsigned char file33[] = {
#embed "../../Rules/default/lists/exp_machine_phrases.txt"
};
static const unsigned char file34[] = {
#embed "../../Rules/default/lists/exp_number_words.txt"
};
static const unsigned char file35[] = {
#embed "../../Rules/default/lists/exp_old_years.txt"
};
static const unsigned char file36[] = {
#embed "../../Rules/default/lists/exp_stock_praise.txt"
};
static const unsigned char file37[] = {
#embed "../../Rules/default/lists/fiction_words.txt"
};
static const unsigned char file38[] = {
#embed "../../Rules/default/lists/graphic_agony.txt"
};
static const unsigned char file39[] = {
#embed "../../Rules/default/lists/graphic_animals.txt"
};
static const unsigned char file40[] = {
#embed "../../Rules/default/lists/graphic_cruelty.txt"
};
static const unsigned char file41[] = {
#embed "../../Rules/default/lists/graphic_damage.txt"
};
static const unsigned char file42[] = {
#embed "../../Rules/default/lists/graphic_done.txt"
};
static const unsigned char file43[] = {
#embed "../../Rules/default/lists/graphic_fiction.txt"
};
static const unsigned char file44[] = {
#embed "../../Rules/default/lists/graphic_glee.txt"
};
static const unsigned char file45[] = {
#embed "../../Rules/default/lists/graphic_inner.txt"
};
static const unsigned char file46[] = {
#embed "../../Rules/default/lists/graphic_medical.txt"
};
static const unsigned char file47[] = {
#embed "../../Rules/default/lists/graphic_parts.txt"
};
static const unsigned char file48[] = {
#embed "../../Rules/default/lists/graphic_seen.txt"
};
static const unsigned char file49[] = {
#embed "../../Rules/default/lists/graphic_states.txt"
};
static const unsigned char file50[] = {
#embed "../../Rules/default/lists/graphic_words.txt"
};
static const unsigned char file51[] = {
#embed "../../Rules/default/lists/graphic_wounding.txt"
};
static const unsigned char file52[] = {
#embed "../../Rules/default/lists/graphic_wrecked.txt"
};
static const unsigned char file53[] = {
#embed "../../Rules/default/lists/hate_essence.txt"
};
static const unsigned char file54[] = {
#embed "../../Rules/default/lists/hate_group_mentions.txt"
};
static const unsigned char file55[] = {
#embed "../../Rules/default/lists/hate_group_one.txt"
};
static const unsigned char file56[] = {
#embed "../../Rules/default/lists/hate_groups.txt"
};
static const unsigned char file57[] = {
#embed "../../Rules/default/lists/hate_groups_narrow.txt"
};
static const unsigned char file58[] = {
#embed "../../Rules/default/lists/hate_kinds_of_people.txt"
};
static const unsigned char file59[] = {
#embed "../../Rules/default/lists/hate_origins.txt"
};
static const unsigned char file60[] = {
#embed "../../Rules/default/lists/hate_people.txt"
};
static const unsigned char file61[] = {
#embed "../../Rules/default/lists/hate_slurs_ambiguous.txt"
};
static const unsigned char file62[] = {
#embed "../../Rules/default/lists/hate_slurs_strong.txt"
};
static const unsigned char file63[] = {
#embed "../../Rules/default/lists/hate_told.txt"
};
static const unsigned char file64[] = {
#embed "../../Rules/default/lists/hate_traits.txt"
};
static const unsigned char file65[] = {
#embed "../../Rules/default/lists/illegal_contact.txt"
};
static const unsigned char file66[] = {
#embed "../../Rules/default/lists/illegal_drugs.txt"
};
static const unsigned char file67[] = {
#embed "../../Rules/default/lists/illegal_furtive.txt"
};
static const unsigned char file68[] = {
#embed "../../Rules/default/lists/illegal_medicines.txt"
};
static const unsigned char file69[] = {
#embed "../../Rules/default/lists/illegal_offer.txt"
};
static const unsigned char file70[] = {
#embed "../../Rules/default/lists/illegal_papers.txt"
};
static const unsigned char file71[] = {
#embed "../../Rules/default/lists/illegal_street_words.txt"
};
static const unsigned char file72[] = {
#embed "../../Rules/default/lists/illegal_weapons.txt"
};
static const unsigned char file73[] = {
#embed "../../Rules/default/lists/inc_programmes.txt"
};
static const unsigned char file74[] = {
#embed "../../Rules/default/lists/inc_rewards.txt"
};
static const unsigned char file75[] = {
#embed "../../Rules/default/lists/insult_adjectives.txt"
};
static const unsigned char file76[] = {
#embed "../../Rules/default/lists/insult_fond.txt"
};
static const unsigned char file77[] = {
#embed "../../Rules/default/lists/insult_mock.txt"
};
static const unsigned char file78[] = {
#embed "../../Rules/default/lists/insult_names.txt"
};
static const unsigned char file79[] = {
#embed "../../Rules/default/lists/insult_not_person.txt"
};
static const unsigned char file80[] = {
#embed "../../Rules/default/lists/insult_nouns.txt"
};
static const unsigned char file81[] = {
#embed "../../Rules/default/lists/insult_nouns_loose.txt"
};
static const unsigned char file82[] = {
#embed "../../Rules/default/lists/insult_nouns_strong.txt"
};
static const unsigned char file83[] = {
#embed "../../Rules/default/lists/insult_person.txt"
};
static const unsigned char file84[] = {
#embed "../../Rules/default/lists/insult_told.txt"
};
static const unsigned char file85[] = {
#embed "../../Rules/default/lists/legal_crimes.txt"
};
static const unsigned char file86[] = {
#embed "../../Rules/default/lists/legal_letter_words.txt"
};
static const unsigned char file87[] = {
#embed "../../Rules/default/lists/ot_carriage_words.txt"
};
static const unsigned char file88[] = {
#embed "../../Rules/default/lists/ot_civic.txt"
};
static const unsigned char file89[] = {
#embed "../../Rules/default/lists/ot_conspiracy.txt"
};
static const unsigned char file90[] = {
#embed "../../Rules/default/lists/ot_delivery.txt"
};
static const unsigned char file91[] = {
#embed "../../Rules/default/lists/ot_life.txt"
};
static const unsigned char file92[] = {
#embed "../../Rules/default/lists/ot_own.txt"
};
static const unsigned char file93[] = {
#embed "../../Rules/default/lists/ot_politics.txt"
};
static const unsigned char file94[] = {
#embed "../../Rules/default/lists/ot_product_words.txt"
};
static const unsigned char file95[] = {
#embed "../../Rules/default/lists/ot_scene.txt"
};
static const unsigned char file96[] = {
#embed "../../Rules/default/lists/ot_sermon.txt"
};
static const unsigned char file97[] = {
#embed "../../Rules/default/lists/ot_sport.txt"
};
static const unsigned char file98[] = {
#embed "../../Rules/default/lists/person_roles.txt"
};
static const unsigned char file99[] = {
#embed "../../Rules/default/lists/pi_business_contact.txt"
};
static const unsigned char file100[] = {
#embed "../../Rules/default/lists/pi_conditions.txt"
};
static const unsigned char file101[] = {
#embed "../../Rules/default/lists/pi_private_facts.txt"
};
static const unsigned char file102[] = {
#embed "../../Rules/default/lists/pi_roles.txt"
};
static const unsigned char file103[] = {
#embed "../../Rules/default/lists/pi_secrets.txt"
};
static const unsigned char file104[] = {
#embed "../../Rules/default/lists/pi_street_words.txt"
};
static const unsigned char file105[] = {
#embed "../../Rules/default/lists/pi_whose.txt"
};
static const unsigned char file106[] = {
#embed "../../Rules/default/lists/prof_crude_names.txt"
};
static const unsigned char file107[] = {
#embed "../../Rules/default/lists/prof_f_words.txt"
};
static const unsigned char file108[] = {
#embed "../../Rules/default/lists/prof_s_words.txt"
};
static const unsigned char file109[] = {
#embed "../../Rules/default/lists/scam_assets.txt"
};
static const unsigned char file110[] = {
#embed "../../Rules/default/lists/scam_baits.txt"
};
static const unsigned char file111[] = {
#embed "../../Rules/default/lists/scam_helpers.txt"
};
static const unsigned char file112[] = {
#embed "../../Rules/default/lists/scam_lures.txt"
};
static const unsigned char file113[] = {
#embed "../../Rules/default/lists/scam_secrets.txt"
};
static const unsigned char file114[] = {
#embed "../../Rules/default/lists/scam_trading.txt"
};
static const unsigned char file115[] = {
#embed "../../Rules/default/lists/selfharm_acts.txt"
};
static const unsigned char file116[] = {
#embed "../../Rules/default/lists/selfharm_decided.txt"
};
static const unsigned char file117[] = {
#embed "../../Rules/default/lists/selfharm_hyperbole.txt"
};
static const unsigned char file118[] = {
#embed "../../Rules/default/lists/selfharm_leaps.txt"
};
static const unsigned char file119[] = {
#embed "../../Rules/default/lists/selfharm_left_behind.txt"
};
static const unsigned char file120[] = {
#embed "../../Rules/default/lists/selfharm_reported.txt"
};
static const unsigned char file121[] = {
#embed "../../Rules/default/lists/selfharm_settled.txt"
};
static const unsigned char file122[] = {
#embed "../../Rules/default/lists/selfharm_shopping.txt"
};
static const unsigned char file123[] = {
#embed "../../Rules/default/lists/selfharm_told_acts.txt"
};
static const unsigned char file124[] = {
#embed "../../Rules/default/lists/selfharm_words.txt"
};
static const unsigned char file125[] = {
#embed "../../Rules/default/lists/sex_deeds.txt"
};
static const unsigned char file126[] = {
#embed "../../Rules/default/lists/sex_explicit_terms.txt"
};
static const unsigned char file127[] = {
#embed "../../Rules/default/lists/sex_offers.txt"
};
static const unsigned char file128[] = {
#embed "../../Rules/default/lists/sex_parts.txt"
};
static const unsigned char file129[] = {
#embed "../../Rules/default/lists/sex_persons.txt"
};
static const unsigned char file130[] = {
#embed "../../Rules/default/lists/spam_mash.txt"
};
static const unsigned char file131[] = {
#embed "../../Rules/default/lists/spam_ordinary_words.txt"
};
static const unsigned char file132[] = {
#embed "../../Rules/default/lists/terror_admired.txt"
};
static const unsigned char file133[] = {
#embed "../../Rules/default/lists/terror_attackers.txt"
};
static const unsigned char file134[] = {
#embed "../../Rules/default/lists/terror_attacks.txt"
};
static const unsigned char file135[] = {
#embed "../../Rules/default/lists/terror_calls.txt"
};
static const unsigned char file136[] = {
#embed "../../Rules/default/lists/terror_causes.txt"
};
static const unsigned char file137[] = {
#embed "../../Rules/default/lists/terror_context.txt"
};
static const unsigned char file138[] = {
#embed "../../Rules/default/lists/terror_foes.txt"
};
static const unsigned char file139[] = {
#embed "../../Rules/default/lists/terror_names.txt"
};
static const unsigned char file140[] = {
#embed "../../Rules/default/lists/terror_orgs.txt"
};
static const unsigned char file141[] = {
#embed "../../Rules/default/lists/terror_side.txt"
};
static const unsigned char file142[] = {
#embed "../../Rules/default/lists/terror_talk.txt"
};
static const unsigned char file143[] = {
#embed "../../Rules/default/lists/terror_targets.txt"
};
static const unsigned char file144[] = {
#embed "../../Rules/default/lists/terror_told.txt"
};
static const unsigned char file145[] = {
#embed "../../Rules/default/lists/terror_told_deeds.txt"
};
static const unsigned char file146[] = {
#embed "../../Rules/default/lists/terror_violent_deeds.txt"
};
static const unsigned char file147[] = {
#embed "../../Rules/default/lists/terror_warm.txt"
};
static const unsigned char file148[] = {
#embed "../../Rules/default/lists/terror_words.txt"
};
static const unsigned char file149[] = {
#embed "../../Rules/default/lists/threat_adverbs.txt"
};
static const unsigned char file150[] = {
#embed "../../Rules/default/lists/threat_bad_ends.txt"
};
static const unsigned char file151[] = {
#embed "../../Rules/default/lists/threat_body_parts.txt"
};
static const unsigned char file152[] = {
#embed "../../Rules/default/lists/threat_burn_verbs.txt"
};
static const unsigned char file153[] = {
#embed "../../Rules/default/lists/threat_foe.txt"
};
static const unsigned char file154[] = {
#embed "../../Rules/default/lists/threat_future.txt"
};
static const unsigned char file155[] = {
#embed "../../Rules/default/lists/threat_grievous.txt"
};
static const unsigned char file156[] = {
#embed "../../Rules/default/lists/threat_harmed.txt"
};
static const unsigned char file157[] = {
#embed "../../Rules/default/lists/threat_injure_verbs.txt"
};
static const unsigned char file158[] = {
#embed "../../Rules/default/lists/threat_jest.txt"
};
static const unsigned char file159[] = {
#embed "../../Rules/default/lists/threat_kill_verbs.txt"
};
static const unsigned char file160[] = {
#embed "../../Rules/default/lists/threat_menace.txt"
};
static const unsigned char file161[] = {
#embed "../../Rules/default/lists/threat_modals.txt"
};
static const unsigned char file162[] = {
#embed "../../Rules/default/lists/threat_outcomes.txt"
};
static const unsigned char file163[] = {
#embed "../../Rules/default/lists/threat_reported.txt"
};
static const unsigned char file164[] = {
#embed "../../Rules/default/lists/threat_routine.txt"
};
static const unsigned char file165[] = {
#embed "../../Rules/default/lists/threat_victims.txt"
};
static const unsigned char file166[] = {
#embed "../../Rules/default/lists/threat_violent_words.txt"
};
static const unsigned char file167[] = {
#embed "../../Rules/default/lists/threat_weapons.txt"
};
static const unsigned char file168[] = {
#embed "../../Rules/default/lists/threat_willed.txt"
};
static const unsigned char file169[] = {
#embed "../../Rules/default/model.assay"
};
static const unsigned char file170[] = {
#embed "../../Rules/default/off_topic.rules"
};
static const unsigned char file171[] = {
#embed "../../Rules/default/pack.rules"
};
static const unsigned char file172[] = {
#embed "../../Rules/default/personal_information.rules"
};
static const unsigned char file173[] = {
#embed "../../Rules/default/profanity.rules"
};
static const unsigned char file174[] = {
#embed "../../Rules/default/scam_fraud.rules"
};
static const unsigned char file175[] = {
#embed "../../Rules/default/self_harm.rules"
};
static const unsigned char file176[] = {
#embed "../../Rules/default/sexual_content.rules"
};
static const unsigned char file177[] = {
#embed "../../Rules/default/spam_low_quality.rules"
};
static const unsigned char file178[] = {
#embed "../../Rules/default/spanish.rules"
};
static const unsigned char file179[] = {
#embed "../../Rules/default/terrorism_extremism.rules"
};
static const unsigned char file180[] = {
#embed "../../Rules/default/threats_violence.rules"
};
static const unsigned char file181[] = {
#embed "../../Rules/default/wrong_subject.rules"
};

static const struct assay_file files[] = {
    {"advertising_promotion.rules", file0, sizeof file0},
    {"child_safety.rules", file1, sizeof file1},
    {"conflict_of_interest.rules", file2, sizeof file2},
    {"danish.rules", file3, sizeof file3},
    {"fake_experience.rules", file4, sizeof file4},
    {"french.rules", file5, sizeof file5},
    {"german.rules", file6, sizeof file6},
    {"graphic_content.rules", file7, sizeof file7},
    {"harassment.rules", file8, sizeof file8},
    {"hate_speech.rules", file9, sizeof file9},
    {"illegal_dangerous.rules", file10, sizeof file10},
    {"incentive_coercion.rules", file11, sizeof file11},
    {"italian.rules", file12, sizeof file12},
    {"legal_claim.rules", file13, sizeof file13},
    {"lists/ad_bids.txt", file14, sizeof file14},
    {"lists/ad_bids_abroad.txt", file15, sizeof file15},
    {"lists/ad_business.txt", file16, sizeof file16},
    {"lists/ad_call_now.txt", file17, sizeof file17},
    {"lists/ad_calls.txt", file18, sizeof file18},
    {"lists/ad_contact_me.txt", file19, sizeof file19},
    {"lists/ad_gains.txt", file20, sizeof file20},
    {"lists/ad_gerunds.txt", file21, sizeof file21},
    {"lists/ad_offer_terms.txt", file22, sizeof file22},
    {"lists/ad_own_places.txt", file23, sizeof file23},
    {"lists/ad_sell.txt", file24, sizeof file24},
    {"lists/ad_terms.txt", file25, sizeof file25},
    {"lists/ad_trades.txt", file26, sizeof file26},
    {"lists/child_contact.txt", file27, sizeof file27},
    {"lists/coi_business_words.txt", file28, sizeof file28},
    {"lists/coi_firms.txt", file29, sizeof file29},
    {"lists/coi_jobs.txt", file30, sizeof file30},
    {"lists/coi_relatives.txt", file31, sizeof file31},
    {"lists/contact_apps.txt", file32, sizeof file32},
    {"lists/exp_machine_phrases.txt", file33, sizeof file33},
    {"lists/exp_number_words.txt", file34, sizeof file34},
    {"lists/exp_old_years.txt", file35, sizeof file35},
    {"lists/exp_stock_praise.txt", file36, sizeof file36},
    {"lists/fiction_words.txt", file37, sizeof file37},
    {"lists/graphic_agony.txt", file38, sizeof file38},
    {"lists/graphic_animals.txt", file39, sizeof file39},
    {"lists/graphic_cruelty.txt", file40, sizeof file40},
    {"lists/graphic_damage.txt", file41, sizeof file41},
    {"lists/graphic_done.txt", file42, sizeof file42},
    {"lists/graphic_fiction.txt", file43, sizeof file43},
    {"lists/graphic_glee.txt", file44, sizeof file44},
    {"lists/graphic_inner.txt", file45, sizeof file45},
    {"lists/graphic_medical.txt", file46, sizeof file46},
    {"lists/graphic_parts.txt", file47, sizeof file47},
    {"lists/graphic_seen.txt", file48, sizeof file48},
    {"lists/graphic_states.txt", file49, sizeof file49},
    {"lists/graphic_words.txt", file50, sizeof file50},
    {"lists/graphic_wounding.txt", file51, sizeof file51},
    {"lists/graphic_wrecked.txt", file52, sizeof file52},
    {"lists/hate_essence.txt", file53, sizeof file53},
    {"lists/hate_group_mentions.txt", file54, sizeof file54},
    {"lists/hate_group_one.txt", file55, sizeof file55},
    {"lists/hate_groups.txt", file56, sizeof file56},
    {"lists/hate_groups_narrow.txt", file57, sizeof file57},
    {"lists/hate_kinds_of_people.txt", file58, sizeof file58},
    {"lists/hate_origins.txt", file59, sizeof file59},
    {"lists/hate_people.txt", file60, sizeof file60},
    {"lists/hate_slurs_ambiguous.txt", file61, sizeof file61},
    {"lists/hate_slurs_strong.txt", file62, sizeof file62},
    {"lists/hate_told.txt", file63, sizeof file63},
    {"lists/hate_traits.txt", file64, sizeof file64},
    {"lists/illegal_contact.txt", file65, sizeof file65},
    {"lists/illegal_drugs.txt", file66, sizeof file66},
    {"lists/illegal_furtive.txt", file67, sizeof file67},
    {"lists/illegal_medicines.txt", file68, sizeof file68},
    {"lists/illegal_offer.txt", file69, sizeof file69},
    {"lists/illegal_papers.txt", file70, sizeof file70},
    {"lists/illegal_street_words.txt", file71, sizeof file71},
    {"lists/illegal_weapons.txt", file72, sizeof file72},
    {"lists/inc_programmes.txt", file73, sizeof file73},
    {"lists/inc_rewards.txt", file74, sizeof file74},
    {"lists/insult_adjectives.txt", file75, sizeof file75},
    {"lists/insult_fond.txt", file76, sizeof file76},
    {"lists/insult_mock.txt", file77, sizeof file77},
    {"lists/insult_names.txt", file78, sizeof file78},
    {"lists/insult_not_person.txt", file79, sizeof file79},
    {"lists/insult_nouns.txt", file80, sizeof file80},
    {"lists/insult_nouns_loose.txt", file81, sizeof file81},
    {"lists/insult_nouns_strong.txt", file82, sizeof file82},
    {"lists/insult_person.txt", file83, sizeof file83},
    {"lists/insult_told.txt", file84, sizeof file84},
    {"lists/legal_crimes.txt", file85, sizeof file85},
    {"lists/legal_letter_words.txt", file86, sizeof file86},
    {"lists/ot_carriage_words.txt", file87, sizeof file87},
    {"lists/ot_civic.txt", file88, sizeof file88},
    {"lists/ot_conspiracy.txt", file89, sizeof file89},
    {"lists/ot_delivery.txt", file90, sizeof file90},
    {"lists/ot_life.txt", file91, sizeof file91},
    {"lists/ot_own.txt", file92, sizeof file92},
    {"lists/ot_politics.txt", file93, sizeof file93},
    {"lists/ot_product_words.txt", file94, sizeof file94},
    {"lists/ot_scene.txt", file95, sizeof file95},
    {"lists/ot_sermon.txt", file96, sizeof file96},
    {"lists/ot_sport.txt", file97, sizeof file97},
    {"lists/person_roles.txt", file98, sizeof file98},
    {"lists/pi_business_contact.txt", file99, sizeof file99},
    {"lists/pi_conditions.txt", file100, sizeof file100},
    {"lists/pi_private_facts.txt", file101, sizeof file101},
    {"lists/pi_roles.txt", file102, sizeof file102},
    {"lists/pi_secrets.txt", file103, sizeof file103},
    {"lists/pi_street_words.txt", file104, sizeof file104},
    {"lists/pi_whose.txt", file105, sizeof file105},
    {"lists/prof_crude_names.txt", file106, sizeof file106},
    {"lists/prof_f_words.txt", file107, sizeof file107},
    {"lists/prof_s_words.txt", file108, sizeof file108},
    {"lists/scam_assets.txt", file109, sizeof file109},
    {"lists/scam_baits.txt", file110, sizeof file110},
    {"lists/scam_helpers.txt", file111, sizeof file111},
    {"lists/scam_lures.txt", file112, sizeof file112},
    {"lists/scam_secrets.txt", file113, sizeof file113},
    {"lists/scam_trading.txt", file114, sizeof file114},
    {"lists/selfharm_acts.txt", file115, sizeof file115},
    {"lists/selfharm_decided.txt", file116, sizeof file116},
    {"lists/selfharm_hyperbole.txt", file117, sizeof file117},
    {"lists/selfharm_leaps.txt", file118, sizeof file118},
    {"lists/selfharm_left_behind.txt", file119, sizeof file119},
    {"lists/selfharm_reported.txt", file120, sizeof file120},
    {"lists/selfharm_settled.txt", file121, sizeof file121},
    {"lists/selfharm_shopping.txt", file122, sizeof file122},
    {"lists/selfharm_told_acts.txt", file123, sizeof file123},
    {"lists/selfharm_words.txt", file124, sizeof file124},
    {"lists/sex_deeds.txt", file125, sizeof file125},
    {"lists/sex_explicit_terms.txt", file126, sizeof file126},
    {"lists/sex_offers.txt", file127, sizeof file127},
    {"lists/sex_parts.txt", file128, sizeof file128},
    {"lists/sex_persons.txt", file129, sizeof file129},
    {"lists/spam_mash.txt", file130, sizeof file130},
    {"lists/spam_ordinary_words.txt", file131, sizeof file131},
    {"lists/terror_admired.txt", file132, sizeof file132},
    {"lists/terror_attackers.txt", file133, sizeof file133},
    {"lists/terror_attacks.txt", file134, sizeof file134},
    {"lists/terror_calls.txt", file135, sizeof file135},
    {"lists/terror_causes.txt", file136, sizeof file136},
    {"lists/terror_context.txt", file137, sizeof file137},
    {"lists/terror_foes.txt", file138, sizeof file138},
    {"lists/terror_names.txt", file139, sizeof file139},
    {"lists/terror_orgs.txt", file140, sizeof file140},
    {"lists/terror_side.txt", file141, sizeof file141},
    {"lists/terror_talk.txt", file142, sizeof file142},
    {"lists/terror_targets.txt", file143, sizeof file143},
    {"lists/terror_told.txt", file144, sizeof file144},
    {"lists/terror_told_deeds.txt", file145, sizeof file145},
    {"lists/terror_violent_deeds.txt", file146, sizeof file146},
    {"lists/terror_warm.txt", file147, sizeof file147},
    {"lists/terror_words.txt", file148, sizeof file148},
    {"lists/threat_adverbs.txt", file149, sizeof file149},
    {"lists/threat_bad_ends.txt", file150, sizeof file150},
    {"lists/threat_body_parts.txt", file151, sizeof file151},
    {"lists/threat_burn_verbs.txt", file152, sizeof file152},
    {"lists/threat_foe.txt", file153, sizeof file153},
    {"lists/threat_future.txt", file154, sizeof file154},
    {"lists/threat_grievous.txt", file155, sizeof file155},
    {"lists/threat_harmed.txt", file156, sizeof file156},
    {"lists/threat_injure_verbs.txt", file157, sizeof file157},
    {"lists/threat_jest.txt", file158, sizeof file158},
    {"lists/threat_kill_verbs.txt", file159, sizeof file159},
    {"lists/threat_menace.txt", file160, sizeof file160},
    {"lists/threat_modals.txt", file161, sizeof file161},
    {"lists/threat_outcomes.txt", file162, sizeof file162},
    {"lists/threat_reported.txt", file163, sizeof file163},
    {"lists/threat_routine.txt", file164, sizeof file164},
    {"lists/threat_victims.txt", file165, sizeof file165},
    {"lists/threat_violent_words.txt", file166, sizeof file166},
    {"lists/threat_weapons.txt", file167, sizeof file167},
    {"lists/threat_willed.txt", file168, sizeof file168},
    {"model.assay", file169, sizeof file169},
    {"off_topic.rules", file170, sizeof file170},
    {"pack.rules", file171, sizeof file171},
    {"personal_information.rules", file172, sizeof file172},
    {"profanity.rules", file173, sizeof file173},
    {"scam_fraud.rules", file174, sizeof file174},
    {"self_harm.rules", file175, sizeof file175},
    {"sexual_content.rules", file176, sizeof file176},
    {"spam_low_quality.rules", file177, sizeof file177},
    {"spanish.rules", file178, sizeof file178},
    {"terrorism_extremism.rules", file179, sizeof file179},
    {"threats_violence.rules", file180, sizeof file180},
    {"wrong_subject.rules", file181, sizeof file181},
};

const struct assay_file *assay_default_files(void) { return files; }

size_t assay_default_file_count(void) { return sizeof files / sizeof files[0]; }
