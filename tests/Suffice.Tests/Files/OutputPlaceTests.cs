using Suffice.Files;

namespace Suffice.Tests.Files;

public sealed class OutputPlaceTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("deep/er")]
    public void Demand_FolderThatTakesFiles_LeavesNothingBehind(string below)
    {
        OutputPlace.Demand(folder.PathOf(below));

        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Demand_BelowAFile_IsAFailureOfTheDiskThatNamesTheFolder()
    {
        string file = folder.PathOf("file");
        File.WriteAllText(file, "");

        IOException told = Should.Throw<IOException>(() => OutputPlace.Demand(Path.Combine(file, "reports")));

        told.GetType().ShouldBe(typeof(IOException));
        told.Message.ShouldStartWith(Path.Combine(file, "reports"));
        told.Message.ShouldNotContain(".suffice.");
    }

    [Fact]
    public void Write_FolderThatCannotBeMade_IsAFailureOfTheDisk()
    {
        // No folder can be made there, whoever asks.
        Exception told = Should.Throw<IOException>(() => OutputFile.Write("/proc/none/report.html", force: false, page => page.Write("x")));

        told.ShouldNotBeOfType<DirectoryNotFoundException>();
    }
}
