/*
 * Asking an engine which images of ride's it has.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/engine/image.hpp"

#include <algorithm>
#include <cstdlib>

#include "launcher/system/installation.hpp"
#include "launcher/terminal/output.hpp"

namespace ride
{
namespace
{

/* The major release that an image of ours is named after; 0 for any other image. */
int major_of(const std::string &name)
{
	for (const char *repository : {"ride:", "localhost/ride:"})
		if (name.rfind(repository, 0) == 0)
		{
			const std::string tag = name.substr(std::string(repository).size());
			const int major = std::atoi(tag.c_str());
			return std::to_string(major) == tag && major >= oldest_major && major <= newest_major ? major : 0;
		}
	return 0;
}

} // namespace

std::vector<Image> images_of(const Engine &engine)
{
	std::vector<Image> images;
	for (const std::string &name :
	     split_lines(engine.expect({"images", "--format", "{{.Repository}}:{{.Tag}}"}, "listing images")))
		if (const int major = major_of(name))
			images.push_back({name, major});
	std::sort(images.begin(), images.end(), [](const Image &a, const Image &b) { return a.major > b.major; });
	return images;
}

Image choose_image(const Engine &engine, std::optional<int> major)
{
	const std::vector<Image> images = images_of(engine);
	for (const Image &image : images)
		if (!major || image.major == *major)
			return image;
	std::string others;
	for (const Image &image : images)
		others += (others.empty() ? "it has " : ", ") + image.name;
	throw Failure(ExitStatus::image_missing,
	              engine.program() + " has no image " + (major ? "ride:" + std::to_string(*major) : "of ride"),
	              "make it from a checkout of ride: ride image build" +
	                  (major ? " --pg " + std::to_string(*major) : std::string()) + " --engine " + engine.program() +
	                  "; or use --runtime local",
	              others);
}

} // namespace ride
