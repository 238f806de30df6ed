/*
 * The evidence of a card as a document that a person can read, and back: judge() gives the same card for both.
 *
 * Pure C++. The director writes it beside the card that it freezes; exams are recorded with it, and replayed from it.
 */
#pragma once

#include <string>

#include "model/pure.hpp"
#include "model/card.hpp"

namespace ride::model
{

/* "look tenant_b @columns public.orders" · "changed tenant_b public.orders" · "ended orders_api" · "did x TAG on" */
std::string describe(const Want &want);

/*
 * One line of JSON. What never happened is left out. Of the clock's numbers the order is kept and nothing else: the
 * first thing that happened is 1, and what happened at once has the same number. So it depends on no pid, OID or time.
 */
std::string as_json(const Scenario &scenario, const Vocabulary &vocabulary, const Evidence &evidence);

/* And back. Throws std::invalid_argument for what is no evidence, or is none of this scenario. */
Evidence evidence_from_json(const Scenario &scenario, const Vocabulary &vocabulary, const std::string &text);

} // namespace ride::model
