/*
 * Two cards compared, item by item.
 *
 * SQL; a worker process of the exam command.
 */
#include "launcher/exam/exam_proof.hpp"

#include "launcher/sandbox/play.hpp"
#include "launcher/cluster/server.hpp"
#include "model/card.hpp"

namespace ride
{
namespace
{

/* Before submit an item is called by its id only where it is held or sprung: just those that are wanted here. */
Standing standing_on(const model::Card &card)
{
	Standing standing;
	for (const model::CardItem &item : card.items)
		if (item.dimension == model::Dimension::fix && item.state == model::ItemState::held)
			standing.held.insert(item.item);
		else if (item.dimension == model::Dimension::trap && item.state == model::ItemState::sprung)
			standing.sprung.insert(item.item);
	return standing;
}

} // namespace

Standing ask_standing(const Sandbox &sandbox)
{
	Connection superuser = connect_as_superuser(
	    {.data = sandbox.data(), .log = sandbox.log(), .socket_folder = sandbox.socket_folder, .port = sandbox.port});
	return standing_on(model::from_json(ask_document(superuser, "SELECT * FROM ride.score('json')")));
}

std::vector<std::string> too_early(const Standing &standing)
{
	std::vector<std::string> lines;
	for (const std::string &item : standing.held)
		lines.push_back("fix item " + item + " holds before anybody has repaired anything");
	for (const std::string &trap : standing.sprung)
		lines.push_back("trap " + trap + " is sprung before anybody has done anything");
	return lines;
}

std::vector<std::string> changed_by_itself(const Standing &before, const Standing &after, unsigned rounds)
{
	const std::string meanwhile = " by itself within " + std::to_string(rounds) + " rounds";
	std::vector<std::string> lines;
	for (const std::string &item : after.held)
		if (!before.held.contains(item))
			lines.push_back("fix item " + item + " became true" + meanwhile);
	for (const std::string &item : before.held)
		if (!after.held.contains(item))
			lines.push_back("fix item " + item + " was held and was lost" + meanwhile);
	for (const std::string &trap : after.sprung)
		if (!before.sprung.contains(trap))
			lines.push_back("trap " + trap + " was sprung" + meanwhile);
	for (const std::string &trap : before.sprung)
		if (!after.sprung.contains(trap))
			lines.push_back("trap " + trap + " was sprung and cleared" + meanwhile);
	return lines;
}

} // namespace ride
