/*
 * The application log and the timeline.
 *
 * Pure C++; director only.
 */
#include "director/record/journal.hpp"

#include <algorithm>

#include "model/utf8.hpp"

namespace ride
{

namespace
{

constexpr long drain_every_ms = 250;
constexpr std::size_t batch = 500;
constexpr std::size_t longest_message = 4000;
constexpr long retry_ms = 1000;
constexpr const char *kept_lines = "10000";      /* of each application in each database */
constexpr const char *kept_statements = "50000"; /* of the timeline */

std::string joined(std::vector<std::string> &rows, std::size_t *added = nullptr)
{
	std::string result;
	const std::size_t count = std::min(batch, rows.size());
	for (std::size_t i = 0; i < count; ++i)
		result += (i == 0 ? "" : ", ") + rows[i];
	rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
	if (added != nullptr)
		*added += count;
	return result;
}

} // namespace

void Journal::open(const Target &target)
{
	loop_.connect(link_, target);
}

/* What an application got is not ours: code of the on-call's may have sent any bytes, and any number of them. */
void Journal::log(const LogLine &line)
{
	lines_.push_back("(clock_timestamp(), " + quote_value(line.application) + ", " + quote_value(line.database) + ", " +
	                 (line.sqlstate.empty() ? "NULL" : quote_value(line.sqlstate)) + ", " +
	                 quote_value(model::whole_utf8(std::string_view(line.message).substr(0, longest_message))) + ")");
}

void Journal::keep(const model::LedgerEntry &entry)
{
	entries_[entry.place] = entry.state;
	++given_;
}

std::string Journal::database_name(std::uint32_t oid) const
{
	const auto found = names_.find(oid);
	return found != names_.end() ? found->second : std::to_string(oid);
}

/* "terminate session:2" becomes "terminate session:app_writer". */
std::string Journal::object_name(const std::string &object) const
{
	const std::string mark = "session:";
	const std::size_t at = object.find(mark);
	if (at == std::string::npos)
		return object;
	const std::string number = object.substr(at + mark.size());
	const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
	const std::size_t session = is_number && number.size() < 6 ? std::stoul(number) : sessions_.size();
	return session < sessions_.size() ? object.substr(0, at) + mark + sessions_[session] : object;
}

void Journal::drain()
{
	if (names_.empty())
		return; /* a new director does not know yet what they are about; the ring keeps them */
	TimelineEvent event;
	while (loop_.host().take_event(&event))
	{
		const std::string at =
		    "timestamptz '2000-01-01 00:00:00+00' + " + std::to_string(event.at) + " * interval '1 microsecond'";
		const std::string where = std::to_string(event.pid) + ", " + std::to_string(event.transaction) + "::bigint, ";
		if (event.kind == TimelineKind::undone)
		{
			undone_.push_back("(" + where + std::to_string(event.subtransaction) + "::bigint, " + at + ")");
			continue;
		}
		if (event.kind == TimelineKind::outcome)
		{
			outcomes_.push_back("(" + where + (event.committed != 0 ? "true" : "false") + ")");
			continue;
		}
		statements_.push_back("(" + at + ", " + where + std::to_string(event.subtransaction) + ", " +
		                      quote_value(database_name(event.database)) + ", " +
		                      quote_value(model::whole_utf8(event.tag)) + ", " +
		                      quote_value(object_name(model::whole_utf8(event.object))) + ", " +
		                      (event.settled == 0     ? "NULL"
		                       : event.committed != 0 ? "true"
		                                              : "false") +
		                      ")");
	}
	drained_ms_ = loop_.now_ms();
}

long Journal::step()
{
	if (loop_.now_ms() - drained_ms_ >= drain_every_ms)
		drain();
	if (const std::optional<Outcome> outcome = link_.take())
	{
		if (outcome->ok)
		{
			sending_.clear();
			kept_ = taken_;
		}
		else if (outcome->sqlstate.compare(0, 2, "53") == 0) /* the server is out of something: it will have it again */
			retry_at_ms_ = loop_.now_ms() + retry_ms;
		else
			throw Failure(outcome->sqlstate, "the journal cannot be written: " + outcome->message, outcome->detail);
	}
	if (link_.state() == Link::State::closed)
		throw Failure(sqlstate::connection_failure, "the journal cannot be written: its connection was lost");
	if (link_.state() != Link::State::idle || loop_.now_ms() < retry_at_ms_)
		return drain_every_ms;
	if (sending_.empty())
		sending_ = added_ >= trim_every ? next_trim() : next_batch();
	if (!sending_.empty())
		link_.send({sending_, {}});
	return drain_every_ms;
}

/* A sandbox may run for days: the newest rows stay. */
std::string Journal::next_trim()
{
	added_ = 0;
	return std::string("DELETE FROM app_log l USING (SELECT n, row_number() OVER (PARTITION BY application, database "
	                   "ORDER BY n DESC) AS age FROM app_log) each WHERE each.n = l.n AND each.age > ") +
	       kept_lines + "; DELETE FROM timeline WHERE n <= (SELECT max(n) FROM timeline) - " + kept_statements;
}

/* One string is one transaction. */
std::string Journal::next_entries()
{
	std::string forgotten, kept;
	for (std::size_t i = 0; i < batch && !entries_.empty(); ++i)
	{
		const auto first = entries_.begin();
		const std::string place = quote_value(first->first);
		if (first->second)
			kept += (kept.empty() ? "(" : ", (") + place + ", " + quote_value(*first->second) + ")";
		else
			forgotten += (forgotten.empty() ? "md5(" : ", md5(") + place + ")";
		entries_.erase(first);
	}
	if (entries_.empty())
		taken_ = given_;
	std::string sql;
	if (!kept.empty())
		sql = "INSERT INTO ledger (place, state) VALUES " + kept +
		      " ON CONFLICT (md5(place)) DO UPDATE SET state = excluded.state;";
	if (!forgotten.empty())
		sql += "DELETE FROM ledger WHERE md5(place) IN (" + forgotten + ")";
	return sql;
}

/* Statements before what settles them, and what a savepoint took back before the end of the whole. */
std::string Journal::next_batch()
{
	if (!entries_.empty())
		return next_entries();
	if (!lines_.empty())
		return "INSERT INTO app_log (at, application, database, sqlstate, message) VALUES " + joined(lines_, &added_);
	if (!statements_.empty())
		return "INSERT INTO timeline (at, pid, transaction, subtransaction, database, kind, object, committed) VALUES " +
		       joined(statements_, &added_);
	if (!undone_.empty())
		return "UPDATE timeline t SET committed = false FROM (VALUES " + joined(undone_) +
		       ") o(pid, transaction, subtransaction, at) WHERE t.pid = o.pid AND t.transaction = o.transaction "
		       "AND t.subtransaction >= o.subtransaction AND t.at < o.at AND t.committed IS NULL";
	if (!outcomes_.empty())
		return "UPDATE timeline t SET committed = o.committed FROM (VALUES " + joined(outcomes_) +
		       ") o(pid, transaction, committed) WHERE t.pid = o.pid AND t.transaction = o.transaction "
		       "AND t.committed IS NULL";
	return {};
}

void Journal::flush(long patience_ms)
{
	drain();
	const bool is_written = loop_.until(
	    [&]
	    {
		    step();
		    return sending_.empty() && entries_.empty() && lines_.empty() && statements_.empty() && undone_.empty() &&
		           outcomes_.empty();
	    },
	    patience_ms);
	if (!is_written)
		throw Failure(sqlstate::query_canceled, "the journal of the incident is not written in time", {},
		              "Something holds a table of database ride, or the server is very busy. Ask again.");
}

void Journal::forget()
{
	entries_.clear();
	kept_ = taken_ = given_;
	lines_.clear();
	sending_.clear();
	statements_.clear();
	undone_.clear();
	outcomes_.clear();
	drain();
	statements_.clear();
	undone_.clear();
	outcomes_.clear();
}

} // namespace ride
