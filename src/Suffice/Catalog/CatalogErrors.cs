namespace Suffice.Catalog;

/// <summary>Collects all that is wrong with a price table, so that it is told at once.</summary>
internal sealed class CatalogErrors
{
    private readonly List<string> _errors = [];

    public void Add(string error) => _errors.Add(error);

    public void Add(string file, long line, string path, string problem) =>
        _errors.Add($"{file}:{line}: {path}: {problem}");

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new CatalogFormatException([.. _errors]);
        }
    }
}
