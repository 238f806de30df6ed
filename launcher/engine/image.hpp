/*
 * The images that sandboxes in containers run: ride:NN, NN being PostgreSQL's major release.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "launcher/engine/engine.hpp"

namespace ride
{

struct Image
{
	std::string name; /* ride:17, or localhost/ride:17 as podman calls it */
	int major = 0;
};

/* Those the engine has, the newest major first. Throws Failure. */
std::vector<Image> images_of(const Engine &engine);

/* The newest, or the one of that major. Throws Failure (image_missing) with the mend. */
Image choose_image(const Engine &engine, std::optional<int> major);

} // namespace ride
