using Suffice.Policy.Entries;


namespace Suffice.Policy.Sources;

/// <summary>A policy as written: the main file and the task folders beside it.</summary>
/// <param name="File">The main file.</param>
/// <param name="Tasks">All tasks, the file's own first, then folders by name.</param>
/// <param name="Default">What holds for everything else.</param>
/// <param name="Pipelines">The pipelines beside it, by name.</param>
internal sealed record WrittenPolicy(PolicyFile File, IReadOnlyList<WrittenTask> Tasks, WrittenTask? Default, IReadOnlyList<WrittenPipeline> Pipelines);

/// <summary>A task as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entry">What is said of it.</param>
/// <param name="Path">Where it stands in the policy, such as <c>tasks.calendar</c>.</param>
/// <param name="BaseFolder">What its file names are relative to: the folder of the file that says it.</param>
/// <param name="OwnFolder">Its own folder, whether it is there or not; <see langword="null"/> for the default.</param>
internal sealed record WrittenTask(string Name, TaskEntry Entry, string Path, string BaseFolder, string? OwnFolder);

/// <summary>A pipeline as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entry">What its file says.</param>
/// <param name="Path">Where it stands, such as <c>pipelines.message</c>.</param>
/// <param name="StepTexts">What is written of each step, in one form, to tell a change by.</param>
internal sealed record WrittenPipeline(string Name, PipelineEntry Entry, string Path, IReadOnlyDictionary<string, string> StepTexts);
