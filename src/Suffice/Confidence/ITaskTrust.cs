namespace Suffice.Confidence;

/// <summary>Knows which tasks are demoted to their safe rung.</summary>
/// <remarks>Asked for every call: it answers at once, from memory, and is safe for use by many calls at a time.</remarks>
public interface ITaskTrust
{
    /// <summary>Whether a task is trusted.</summary>
    /// <param name="task">The task's name.</param>
    /// <returns>Its trust; <see cref="TaskTrust.Whole"/> for a task of which nothing is known.</returns>
    TaskTrust Of(string task);
}
