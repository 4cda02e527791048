namespace Suffice.Tests.Policy;

/// <summary>Finds the repository the tests were built from.</summary>
internal static class Repository
{
    public static string PathOf(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Suffice.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull().FullName, name);
    }
}
