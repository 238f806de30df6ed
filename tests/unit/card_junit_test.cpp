/*
 * The card as JUnit, letter by letter.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;

TEST(CardJunit, HasOneTestcaseAnItem)
{
	Card card;
	card.id = "stage-09/09-schema-drift";
	card.seed = 3;
	card.detect = 12;
	card.fix = 14;
	card.trap = 5;
	card.total = 31;
	card.noted = 1;
	card.submitted = true;
	card.items = {{Dimension::detect, "versions", 12, 12, ItemState::held, "Compared"},
	              {Dimension::detect, "columns", 0, 8, ItemState::late, "Saw <\"orders\"> & co\n"},
	              {Dimension::fix, "column", 14, 14, ItemState::held, "text"},
	              {Dimension::trap, "index", 0, 4, ItemState::sprung, "An index"},
	              {Dimension::trap, "rows", 4, 4, ItemState::clear, ""},
	              {Dimension::trap, "trap-3", 4, 4, ItemState::open, ""},
	              {Dimension::trap, "superuser", -10, 0, ItemState::sprung, "Power"},
	              {Dimension::trap, "unearned", -4, 0, ItemState::missed, "As far"}};
	EXPECT_EQ(as_junit(card), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="8" failures="4" errors="0">
  <testsuite name="stage-09/09-schema-drift" tests="8" failures="4" errors="0" skipped="0">
    <properties>
      <property name="id" value="stage-09/09-schema-drift"/>
      <property name="seed" value="3"/>
      <property name="detect" value="12"/>
      <property name="fix" value="14"/>
      <property name="trap" value="5"/>
      <property name="total" value="31"/>
      <property name="hints" value="0"/>
      <property name="noted" value="1"/>
      <property name="submitted" value="true"/>
      <property name="untold" value="0"/>
    </properties>
    <testcase classname="ride.09.09.detect" name="versions"/>
    <testcase classname="ride.09.09.detect" name="columns">
      <failure type="late" message="late, 0 of 8 points">Saw &lt;&quot;orders&quot;&gt; &amp; co </failure>
    </testcase>
    <testcase classname="ride.09.09.fix" name="column"/>
    <testcase classname="ride.09.09.trap" name="index">
      <failure type="sprung" message="sprung, 4 points lost">An index</failure>
    </testcase>
    <testcase classname="ride.09.09.trap" name="rows"/>
    <testcase classname="ride.09.09.trap" name="trap-3"/>
    <testcase classname="ride.09.09.trap" name="superuser">
      <failure type="sprung" message="sprung, 10 points lost">Power</failure>
    </testcase>
    <testcase classname="ride.09.09.trap" name="unearned">
      <failure type="missed" message="missed, -4 of 0 points">As far</failure>
    </testcase>
  </testsuite>
</testsuites>)");
}

TEST(CardJunit, CountsWhatIsNotYetHeldAsFailed)
{
	Card card;
	card.id = "stage-09/09-x";
	card.items = {{Dimension::detect, "a", 0, 20, ItemState::open, ""},
	              {Dimension::fix, "b", 0, 40, ItemState::open, ""}};
	const std::string xml = as_junit(card);
	EXPECT_NE(xml.find("tests=\"2\" failures=\"2\""), std::string::npos);
	EXPECT_NE(xml.find("<failure type=\"open\" message=\"open, 0 of 20 points\"></failure>"), std::string::npos);
}
