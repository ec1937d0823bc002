"""Who may open the page: codes and cookies, and the checks before every address."""
