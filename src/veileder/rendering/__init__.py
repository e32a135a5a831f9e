"""From planned pages to the finished files of a site."""
