namespace Suffice.Agents.Tickets.Sources;

/// <summary>A folder of tickets: its files by their names, those of folders inside it too; hidden ones are passed over.</summary>
internal static class TicketFolder
{
    private static readonly string[] Endings = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt", ".md", ".eml"];

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="into">Takes the tickets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Done when it is read.</returns>
    public static async Task ReadAsync(string folder, TicketCollection into, CancellationToken cancellationToken)
    {
        string[] names = [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => Endings.Contains(Path.GetExtension(name).ToLowerInvariant()))
            .Order(StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            into.Problem(folder, $"no ticket is in this folder; put in it {TicketFile.Known}");
        }

        foreach (string name in names)
        {
            await TicketFile.ReadAsync(Path.Combine(folder, name), Path.Combine(folder, name), name, into, cancellationToken).ConfigureAwait(false);
        }
    }
}
