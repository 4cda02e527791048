namespace Suffice.Audit.Bench;

/// <summary>Finds the recorded prompts, which are read in place and are no part of the project.</summary>
internal static class SharedFolder
{
    public const string Absent = "The recorded prompts are not here: set SUFFICE_SHARED to the folder that holds data/, or put it beside the checkout as shared/.";

    public static string? Packs()
    {
        string? shared = Environment.GetEnvironmentVariable("SUFFICE_SHARED");
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "shared");
            shared = Directory.Exists(Path.Combine(beside, "data")) ? beside : null;
        }

        string? packs = shared is null ? null : Path.Combine(shared, "data", "open");
        return Directory.Exists(packs) ? packs : null;
    }
}
