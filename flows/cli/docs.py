"""Hidden commands that print the generated pages of the project; `make docs` writes them."""

import typer


def messages() -> None:
    """Print docs/log-messages.md."""
    from schemas.messages import messages_page

    typer.echo(messages_page(), nl=False)


def dictionary() -> None:
    """Print docs/data-dictionary.md."""
    from storage.versions.dictionary import dictionary_page

    typer.echo(dictionary_page(), nl=False)


def deployments() -> None:
    """Print prefect.yaml."""
    from flows.deployed import prefect_yaml

    typer.echo(prefect_yaml(), nl=False)
