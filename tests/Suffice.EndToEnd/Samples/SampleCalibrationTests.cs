using System.Text.Json;

namespace Suffice.EndToEnd.Samples;

/// <summary>The calibration of the support desk is what the command makes of the labelled messages; the messages are invented.</summary>
public sealed class SampleCalibrationTests
{
    private const string Task = "message-classify";

    private static readonly SampleFolder Sample = new("support-desk");

    [Fact]
    public async Task Calibrate_LabelledMessagesOfTheSupportDesk_GivesItsCalibration()
    {
        using TestFolder folder = Sample.Copy();
        string written = folder.PathOf($"tasks/{Task}/calibration.json");
        File.Delete(written);
        await LabelledMessages.WriteAsync(Sample, Task, folder.PathOf("labelled.jsonl"));

        // A sample is not reviewed every three months: ten years in place of ninety days.
        CommandResult made = await SufficeCommand.RunAsync(
            folder.Path, "calibrate", Task, "--from", "labelled.jsonl", "--risk", "0.03", "--confidence", "0.95", "--good-for", "3650");

        made.ExitCode.ShouldBe(0, made.Error);
        if (SampleFolder.IsUpdating)
        {
            foreach (string file in (string[])["calibration.json", "calibration.report.json", "estimator.bin"])
            {
                File.Copy(folder.PathOf($"tasks/{Task}/{file}"), Sample.PathOf("tasks", Task, file), overwrite: true);
            }
        }

        Told(written).ShouldBe(Told(Sample.PathOf("tasks", Task, "calibration.json")), $"run this test with {SampleFolder.Update}=1 and commit the files");
    }

    // The day is not compared, nor the file of the estimator: its last bits may be another processor's.
    private static string Told(string path)
    {
        JsonElement calibration = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        string[] fields = ["task", "ladder", "gate", "fingerprints", "source", "promise"];

        return string.Join('\n', fields.Select(field => $"{field}: {calibration.GetProperty(field).GetRawText()}"));
    }
}
