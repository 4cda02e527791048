using Suffice.Files;

namespace Suffice.Tests.Files;

public sealed class OutputPlaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suffice-output").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("deep/er")]
    public void Demand_FolderThatTakesFiles_LeavesNothingBehind(string below)
    {
        OutputPlace.Demand(Path.Combine(folder, below));

        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public void Demand_BelowAFile_IsAFailureOfTheDiskThatNamesTheFolder()
    {
        string file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        IOException told = Should.Throw<IOException>(() => OutputPlace.Demand(Path.Combine(file, "reports")));

        told.GetType().ShouldBe(typeof(IOException));
        told.Message.ShouldStartWith(Path.Combine(file, "reports"));
    }

    [Fact]
    public void Write_FolderThatCannotBeMade_IsAFailureOfTheDisk()
    {
        // No folder can be made there, whoever asks.
        Exception told = Should.Throw<IOException>(() => OutputFile.Write("/proc/none/report.html", force: false, page => page.Write("x")));

        told.ShouldNotBeOfType<DirectoryNotFoundException>();
    }
}
