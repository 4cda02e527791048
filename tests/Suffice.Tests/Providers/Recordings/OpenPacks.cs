namespace Suffice.Tests.Providers.Recordings;

/// <summary>The recorded answers of real models, which are not part of the project.</summary>
internal static class OpenPacks
{
    public static string File(string name)
    {
        string? path = SharedFolder.Find(Path.Combine("data", "open", $"{name}.open.jsonl"));
        Assert.SkipWhen(path is null, SharedFolder.Absent);

        return path!;
    }
}
